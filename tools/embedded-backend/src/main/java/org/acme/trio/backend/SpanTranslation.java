package org.acme.trio.backend;

import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.opentelemetry.proto.trace.v1.Span;
import io.vertx.core.json.Json;
import zipkin2.Span.Kind;

/**
 * OTLP spans as Zipkin spans, after the
 * <a href="https://opentelemetry.io/docs/specs/otel/trace/sdk_exporters/zipkin/">OpenTelemetry to Zipkin mapping</a>.
 * Links and the trace state have no place in it. Zipkin folds span names to lower case.
 */
@Singleton
class SpanTranslation {

    private final TagValues values;

    SpanTranslation(TagValues values) {
        this.values = values;
    }

    /** Empty for a span whose ids are not those of a W3C Trace Context: no trace could show it. */
    Optional<zipkin2.Span> translate(Source source, Span span) {
        Optional<String> traceId = OtlpIds.trace(span.getTraceId());
        Optional<String> id = OtlpIds.span(span.getSpanId());
        Optional<String> parentId = OtlpIds.span(span.getParentSpanId());
        boolean root = span.getParentSpanId().isEmpty();
        if (traceId.isEmpty() || id.isEmpty() || parentId.isEmpty() && !root) {
            return Optional.empty();
        }
        Kind kind = kind(span.getKind());
        Map<String, String> tags = SpanTags.of(source, span, values);
        var result = zipkin2.Span.newBuilder().traceId(traceId.get()).id(id.get()).parentId(parentId.orElse(null))
                .name(span.getName().isEmpty() ? "unknown" : values.name(span.getName())).kind(kind)
                .timestamp(Micros.of(span.getStartTimeUnixNano()))
                .duration(Micros.between(span.getStartTimeUnixNano(), span.getEndTimeUnixNano()))
                .localEndpoint(source.endpoint());
        if (kind == Kind.CLIENT || kind == Kind.PRODUCER) {
            result.remoteEndpoint(RemoteEndpoints.from(tags, values));
        }
        tags.forEach(result::putTag);
        span.getEventsList().forEach(event -> result.addAnnotation(Micros.of(event.getTimeUnixNano()), text(event)));
        return Optional.of(result.build());
    }

    private static Kind kind(Span.SpanKind kind) {
        return switch (kind) {
            case SPAN_KIND_CLIENT -> Kind.CLIENT;
            case SPAN_KIND_SERVER -> Kind.SERVER;
            case SPAN_KIND_PRODUCER -> Kind.PRODUCER;
            case SPAN_KIND_CONSUMER -> Kind.CONSUMER;
            default -> null;
        };
    }

    /** {@code "name":{"key":"value"}}, or the bare name of an event without attributes. */
    private String text(Span.Event event) {
        var attributes = values.json(event.getAttributesList());
        if (event.getDroppedAttributesCount() != 0) {
            attributes.put("otel.dropped_attributes_count", Integer.toUnsignedLong(event.getDroppedAttributesCount()));
        }
        String name = values.name(event.getName());
        return attributes.isEmpty() ? name : Json.encode(name) + ":" + attributes.encode();
    }
}
