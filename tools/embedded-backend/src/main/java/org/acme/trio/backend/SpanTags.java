package org.acme.trio.backend;

import java.util.LinkedHashMap;
import java.util.Map;

import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;

/** All of a span that becomes tags: its source, attributes, dropped counts and status. */
final class SpanTags {

    private SpanTags() {
    }

    /** An attribute of the span counts more than one of its resource. */
    static Map<String, String> of(Source source, Span span, TagValues values) {
        var tags = new LinkedHashMap<>(source.tags());
        tags.putAll(values.tags(span.getAttributesList()));
        putCount(tags, "otel.dropped_attributes_count", span.getDroppedAttributesCount());
        putCount(tags, "otel.dropped_events_count", span.getDroppedEventsCount());
        putCount(tags, "otel.dropped_links_count", span.getDroppedLinksCount());
        putStatus(tags, span.getStatus(), values);
        return tags;
    }

    /** Zipkin takes each span with the tag {@code error} for failed, whatever its value; so only the status sets it. */
    private static void putStatus(Map<String, String> tags, Status status, TagValues values) {
        tags.remove("error");
        switch (status.getCode()) {
            case STATUS_CODE_OK -> tags.put("otel.status_code", "OK");
            case STATUS_CODE_ERROR -> {
                tags.put("otel.status_code", "ERROR");
                tags.put("error", values.text(status.getMessage()));
            }
            default -> {
            }
        }
    }

    private static void putCount(Map<String, String> tags, String key, int unsigned) {
        if (unsigned != 0) {
            tags.put(key, Integer.toUnsignedString(unsigned));
        }
    }
}
