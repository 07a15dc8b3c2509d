package org.acme.trio.servicea.accounts;

import java.io.IOException;

import org.acme.trio.problem.BadParameterException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What {@code /signup} and {@code /login} are sent. Other members of the JSON object are ignored.
 *
 * @param email as it was sent
 * @param password as it was sent
 */
@Schema(name = "Credentials")
record Credentials(String email, String password) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads a body. The framework's reader would put what it cannot read into an exception, and so on a span: it may be a
     * password.
     *
     * @throws BadParameterException that names the member that is missing or no string, and quotes nothing
     */
    static Credentials parse(byte[] body) {
        JsonNode json = read(body);
        return new Credentials(text(json, "email"), text(json, "password"));
    }

    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw BadParameterException.withoutValue("body", "a JSON object");
        }
    }

    private static String text(JsonNode json, String member) {
        JsonNode value = json.path(member);
        if (!value.isTextual()) {
            throw BadParameterException.withoutValue(member, "a string");
        }
        return value.textValue();
    }

    @Override
    public String toString() {
        return "Credentials";
    }
}
