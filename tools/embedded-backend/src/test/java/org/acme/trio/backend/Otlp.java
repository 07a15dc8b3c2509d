package org.acme.trio.backend;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;

/** OTLP messages to send. */
final class Otlp {

    static final TagValues VALUES = values(Map.of());

    private Otlp() {
    }

    static ByteString traceId() {
        return bytes(16);
    }

    static ByteString spanId() {
        return bytes(8);
    }

    static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }

    /** A root of 5 ms that ends now, with new ids. */
    static Span.Builder span(String name) {
        long end = System.currentTimeMillis() * 1_000_000;
        return Span.newBuilder().setTraceId(traceId()).setSpanId(spanId()).setName(name)
                .setStartTimeUnixNano(end - 5_000_000).setEndTimeUnixNano(end);
    }

    /** Written in the middle of the span. */
    static LogRecord.Builder log(Span.Builder span, String level, String message) {
        return LogRecord.newBuilder().setTraceId(span.getTraceId()).setSpanId(span.getSpanId()).setSeverityText(level)
                .setBody(text(message)).setTimeUnixNano(span.getStartTimeUnixNano() + 1_000_000);
    }

    static ExportTraceServiceRequest traces(String service, Span.Builder... spans) {
        var scope = ScopeSpans.newBuilder();
        List.of(spans).forEach(scope::addSpans);
        return ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(ResourceSpans.newBuilder().setResource(resource(service)).addScopeSpans(scope)).build();
    }

    static ExportLogsServiceRequest logs(String service, LogRecord.Builder... records) {
        var scope = ScopeLogs.newBuilder();
        List.of(records).forEach(scope::addLogRecords);
        return ExportLogsServiceRequest.newBuilder()
                .addResourceLogs(ResourceLogs.newBuilder().setResource(resource(service)).addScopeLogs(scope)).build();
    }

    static Resource resource(String service) {
        return Resource.newBuilder().addAttributes(attribute("service.name", service)).build();
    }

    static Source source(String service) {
        return Source.of(resource(service), VALUES);
    }

    static TagValues values(Map<String, String> changes) {
        return new TagValues(new SharedStrings(), new Counters(), BackendConfigTest.with(changes));
    }

    static void send(OtlpSignal<?> receiver, MessageLite request) {
        try {
            receiver.receive(request.toByteArray());
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    static KeyValue attribute(String key, String value) {
        return attribute(key, text(value));
    }

    static KeyValue attribute(String key, AnyValue value) {
        return KeyValue.newBuilder().setKey(key).setValue(value).build();
    }

    static AnyValue text(String value) {
        return AnyValue.newBuilder().setStringValue(value).build();
    }

    private static ByteString bytes(int length) {
        byte[] id = new byte[length];
        ThreadLocalRandom.current().nextBytes(id);
        return ByteString.copyFrom(id);
    }
}
