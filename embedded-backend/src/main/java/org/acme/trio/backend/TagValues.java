package org.acme.trio.backend;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** OTLP values as the strings that Zipkin has: primitives as text, arrays and maps as JSON, bytes in base64. */
final class TagValues {

    private TagValues() {
    }

    /**
     * The attributes by key; of a key that occurs twice the last value counts. Almost all spans come with the same few strings,
     * so they share one copy of each: a full store needs a third less memory.
     */
    static Map<String, String> tags(List<KeyValue> attributes) {
        var tags = new LinkedHashMap<String, String>();
        attributes.forEach(attribute -> tags.put(attribute.getKey().intern(), text(attribute.getValue()).intern()));
        return tags;
    }

    /** Empty for a value that is not set. */
    static String text(AnyValue value) {
        return Objects.toString(plain(value), "");
    }

    static JsonObject json(List<KeyValue> attributes) {
        var json = new JsonObject();
        attributes.forEach(attribute -> json.put(attribute.getKey(), plain(attribute.getValue())));
        return json;
    }

    private static Object plain(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case BOOL_VALUE -> value.getBoolValue();
            case INT_VALUE -> value.getIntValue();
            case DOUBLE_VALUE -> value.getDoubleValue();
            case ARRAY_VALUE -> array(value.getArrayValue().getValuesList());
            case KVLIST_VALUE -> json(value.getKvlistValue().getValuesList());
            case BYTES_VALUE -> Base64.getEncoder().encodeToString(value.getBytesValue().toByteArray());
            default -> null;
        };
    }

    private static JsonArray array(List<AnyValue> values) {
        var array = new JsonArray();
        values.forEach(value -> array.add(plain(value)));
        return array;
    }
}
