package org.acme.trio.trace.http;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;

/**
 * A user whom nobody knows yet, with a random e-mail address and password. The answers have no calls. Exceptions are those of
 * {@link HttpTarget#get} and {@link ChainAnswer#of}.
 */
public final class NewUser {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final HttpTarget service;
    private final Duration timeout;
    private final String email = "demo-" + random(6) + "@example.org";
    private final String credentials = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, random(16));
    private String token = "";

    /**
     * @param service the one that has accounts
     * @param timeout of each response
     */
    public NewUser(HttpTarget service, Duration timeout) {
        this.service = service;
        this.timeout = timeout;
    }

    public String email() {
        return email;
    }

    /** {@return the answer to {@code POST /signup}} */
    public ChainAnswer signUp() throws IOException {
        return ChainAnswer.of(service.name(), service.postJson("/signup", credentials, timeout));
    }

    /** {@return the answer to {@code POST /login}}; its token is kept for {@link #readAccount()} */
    public ChainAnswer logIn() throws IOException {
        HttpResponse<String> response = service.postJson("/login", credentials, timeout);
        token = ChainAnswer.json(response.body()).path("access_token").asText();
        return ChainAnswer.of(service.name(), response);
    }

    /** {@return the answer to {@code GET /users/me}} */
    public ChainAnswer readAccount() throws IOException {
        return ChainAnswer.of(service.name(), service.get("/users/me", Map.of("Authorization", "Bearer " + token), timeout));
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
