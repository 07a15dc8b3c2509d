package org.acme.trio.backend;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import jakarta.inject.Singleton;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * OTLP values as the strings that Zipkin has: primitives as text, arrays and maps as JSON, bytes in base64. Short strings are
 * {@linkplain SharedStrings shared}, and what is longer than {@code backend.max-value-length} is cut.
 */
@Singleton
class TagValues {

    /** Twice the longest name of a host. Zipkin shows all names of services and spans at once, so they are short. */
    static final int MAX_NAME_LENGTH = 512;

    private static final String CUT = "... (cut, had %d characters)";

    private final SharedStrings shared;
    private final Counters counters;
    private final int maxLength;

    TagValues(SharedStrings shared, Counters counters, BackendConfig config) {
        this.shared = shared;
        this.counters = counters;
        maxLength = config.maxValueLength();
    }

    /** The attributes by key; of a key that occurs twice the last value counts. */
    Map<String, String> tags(List<KeyValue> attributes) {
        var tags = new LinkedHashMap<String, String>();
        attributes.forEach(attribute -> tags.put(text(attribute.getKey()), text(attribute.getValue())));
        return tags;
    }

    /** Like the other, but only those with one of these keys. */
    Map<String, String> tags(List<KeyValue> attributes, Set<String> keys) {
        return tags(attributes.stream().filter(attribute -> keys.contains(attribute.getKey())).toList());
    }

    /** Empty for a value that is not set. */
    String text(AnyValue value) {
        return value.hasStringValue() ? text(value.getStringValue()) : text(Objects.toString(plain(value), ""));
    }

    /** The text, shared or cut. */
    String text(String text) {
        return shared.share(cut(text, maxLength));
    }

    /** Like a text, but no longer than {@link #MAX_NAME_LENGTH} with what says that it was cut. */
    String name(String name) {
        return shared.share(name.length() <= MAX_NAME_LENGTH ? name : cut(name, MAX_NAME_LENGTH - 40));
    }

    JsonObject json(List<KeyValue> attributes) {
        var json = new JsonObject();
        attributes.forEach(attribute -> json.put(text(attribute.getKey()), plain(attribute.getValue())));
        return json;
    }

    private String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        counters.valuesCut.increment();
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end) + CUT.formatted(text.length());
    }

    private Object plain(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> cut(value.getStringValue(), maxLength);
            case BOOL_VALUE -> value.getBoolValue();
            case INT_VALUE -> value.getIntValue();
            case DOUBLE_VALUE -> value.getDoubleValue();
            case ARRAY_VALUE -> array(value.getArrayValue().getValuesList());
            case KVLIST_VALUE -> json(value.getKvlistValue().getValuesList());
            case BYTES_VALUE -> cut(Base64.getEncoder().encodeToString(value.getBytesValue().toByteArray()), maxLength);
            default -> null;
        };
    }

    private JsonArray array(List<AnyValue> values) {
        var array = new JsonArray();
        values.forEach(value -> array.add(plain(value)));
        return array;
    }
}
