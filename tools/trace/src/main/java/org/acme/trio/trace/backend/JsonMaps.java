package org.acme.trio.trace.backend;

import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

/** Sets of labels in JSON. */
final class JsonMaps {

    private JsonMaps() {
    }

    /** {@return the fields of an object, sorted by name; none of anything else} */
    static Map<String, String> strings(JsonNode object) {
        Map<String, String> strings = new TreeMap<>();
        object.properties().forEach(field -> strings.put(field.getKey(), field.getValue().asText()));
        return strings;
    }
}
