package org.acme.trio.backend;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.inject.Singleton;

import com.google.protobuf.InvalidProtocolBufferException;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsPartialSuccess;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.resource.v1.Resource;
import zipkin2.Span;

/** Stores the log records of a request with their spans, whichever of the two comes first. */
@Singleton
class LogReceiver {

    private static final String REFUSED = "refused: trace_id must be 16 bytes and span_id 8 bytes, neither all zero, and a"
            + " record can have at most %d bytes";

    /** How many spans of a request wait for more of their lines: 1,000 are some megabytes at most. */
    private static final int MAX_WAITING = 1000;

    private final Store store;
    private final Counters counters;
    private final LogTranslation translation;
    private final TagValues values;
    private final OtlpRecords<LogRecord> records;
    private final String reason;

    LogReceiver(Store store, Counters counters, LogTranslation translation, TagValues values, BackendConfig config) {
        this.store = store;
        this.counters = counters;
        this.translation = translation;
        this.values = values;
        records = new OtlpRecords<>(LogRecord.parser(), config.otlp().maxRecordBytes());
        reason = REFUSED.formatted(config.otlp().maxRecordBytes());
    }

    /**
     * Names the number of refused records as partial success. Records that were written outside of a span have no place in a
     * tracing backend; as each program writes some, they are only counted.
     *
     * @param request an ExportLogsServiceRequest; what comes before bytes that are none is stored
     */
    ExportLogsServiceResponse receive(byte[] request) throws InvalidProtocolBufferException {
        var lines = new Lines();
        try {
            records.forEach(request, lines);
        } finally {
            lines.store();
        }
        if (lines.refused == 0) {
            return ExportLogsServiceResponse.getDefaultInstance();
        }
        return ExportLogsServiceResponse.newBuilder().setPartialSuccess(
                ExportLogsPartialSuccess.newBuilder().setRejectedLogRecords(lines.refused).setErrorMessage(reason)).build();
    }

    private final class Lines implements OtlpRecords.Visitor<LogRecord> {

        private record Key(String traceId, String spanId) {
        }

        /** One part for each span, because each part takes a place in the store. */
        private final Map<Key, Span.Builder> waiting = new LinkedHashMap<>();
        private Source source;
        private long refused;

        @Override
        public void resource(Resource resource) {
            source = Source.of(resource, values);
        }

        @Override
        public void scope(InstrumentationScope scope) {
            // The waterfall has no place for it.
        }

        @Override
        public void record(LogRecord log) {
            if (log.getTraceId().isEmpty() || log.getSpanId().isEmpty()) {
                counters.logsWithoutSpan.increment();
            } else {
                translation.translate(source, log).ifPresentOrElse(this::keep, this::refuse);
            }
        }

        @Override
        public void tooLarge() {
            refuse();
        }

        private void keep(Span part) {
            waiting.computeIfAbsent(new Key(part.traceId(), part.id()), key -> Span.newBuilder()).merge(part);
            counters.logsAccepted.increment();
            if (waiting.size() == MAX_WAITING) {
                store();
            }
        }

        private void refuse() {
            refused++;
            counters.logsRefused.increment();
        }

        private void store() {
            waiting.values().forEach(part -> store.add(part.build()));
            waiting.clear();
        }
    }
}
