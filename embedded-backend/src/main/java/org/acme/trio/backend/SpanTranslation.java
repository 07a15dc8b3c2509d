package org.acme.trio.backend;

import java.util.Map;
import java.util.Optional;

import io.opentelemetry.proto.trace.v1.Span;
import io.vertx.core.json.Json;
import zipkin2.Span.Kind;

/**
 * OTLP spans as Zipkin spans, after the
 * <a href="https://opentelemetry.io/docs/specs/otel/trace/sdk_exporters/zipkin/">OpenTelemetry to Zipkin mapping</a>.
 * Links and the trace state have no place in it. Zipkin folds span names to lower case.
 */
final class SpanTranslation {

    private SpanTranslation() {
    }

    /** Empty for a span whose ids are not those of a W3C Trace Context: no trace could show it. */
    static Optional<zipkin2.Span> translate(Source source, Span span) {
        Optional<String> traceId = OtlpIds.trace(span.getTraceId());
        Optional<String> id = OtlpIds.span(span.getSpanId());
        Optional<String> parentId = OtlpIds.span(span.getParentSpanId());
        boolean root = span.getParentSpanId().isEmpty();
        if (traceId.isEmpty() || id.isEmpty() || parentId.isEmpty() && !root) {
            return Optional.empty();
        }
        Kind kind = kind(span.getKind());
        Map<String, String> tags = SpanTags.of(source, span);
        var result = zipkin2.Span.newBuilder().traceId(traceId.get()).id(id.get()).parentId(parentId.orElse(null))
                .name(span.getName().isEmpty() ? "unknown" : span.getName()).kind(kind)
                .timestamp(Micros.of(span.getStartTimeUnixNano()))
                .duration(Micros.between(span.getStartTimeUnixNano(), span.getEndTimeUnixNano()))
                .localEndpoint(source.endpoint());
        if (kind == Kind.CLIENT || kind == Kind.PRODUCER) {
            result.remoteEndpoint(RemoteEndpoints.from(tags));
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
    private static String text(Span.Event event) {
        var attributes = TagValues.json(event.getAttributesList());
        if (event.getDroppedAttributesCount() != 0) {
            attributes.put("otel.dropped_attributes_count", Integer.toUnsignedLong(event.getDroppedAttributesCount()));
        }
        return attributes.isEmpty() ? event.getName() : Json.encode(event.getName()) + ":" + attributes.encode();
    }
}
