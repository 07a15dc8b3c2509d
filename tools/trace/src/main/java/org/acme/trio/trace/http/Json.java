package org.acme.trio.trace.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Parses JSON. */
public final class Json {

    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private Json() {
    }

    /**
     * {@return the tree of a JSON text, a missing node of an empty one}
     *
     * @throws JsonProcessingException when it is not one JSON value
     */
    public static JsonNode parse(String text) throws JsonProcessingException {
        return READER.readTree(text);
    }
}
