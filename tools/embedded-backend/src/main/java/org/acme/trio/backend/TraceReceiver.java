package org.acme.trio.backend;

import jakarta.inject.Singleton;

import com.google.protobuf.InvalidProtocolBufferException;

import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;

/** Stores the spans of a request, whichever protocol it came by. */
@Singleton
class TraceReceiver {

    private static final String REFUSED = "refused: trace_id must be 16 bytes, span_id 8 bytes and parent_span_id 8 bytes or"
            + " empty, none of them all zero, and a span can have at most %d bytes";

    private final Store store;
    private final Counters counters;
    private final SpanTranslation translation;
    private final TagValues values;
    private final OtlpRecords<Span> records;
    private final String reason;

    TraceReceiver(Store store, Counters counters, SpanTranslation translation, TagValues values, BackendConfig config) {
        this.store = store;
        this.counters = counters;
        this.translation = translation;
        this.values = values;
        records = new OtlpRecords<>(Span.parser(), config.otlp().maxRecordBytes());
        reason = REFUSED.formatted(config.otlp().maxRecordBytes());
    }

    /**
     * Names the number of refused spans as partial success.
     *
     * @param request an ExportTraceServiceRequest; what comes before bytes that are none is stored
     */
    ExportTraceServiceResponse receive(byte[] request) throws InvalidProtocolBufferException {
        var spans = new Spans();
        records.forEach(request, spans);
        if (spans.refused == 0) {
            return ExportTraceServiceResponse.getDefaultInstance();
        }
        return ExportTraceServiceResponse.newBuilder().setPartialSuccess(
                ExportTracePartialSuccess.newBuilder().setRejectedSpans(spans.refused).setErrorMessage(reason)).build();
    }

    private final class Spans implements OtlpRecords.Visitor<Span> {

        private Source resource;
        private Source scope;
        private long refused;

        @Override
        public void resource(Resource resource) {
            this.resource = Source.of(resource, values);
        }

        @Override
        public void scope(InstrumentationScope scope) {
            this.scope = resource.with(scope, values);
        }

        @Override
        public void record(Span span) {
            translation.translate(scope, span).ifPresentOrElse(translated -> {
                store.add(translated);
                counters.spansAccepted.increment();
            }, this::refuse);
        }

        @Override
        public void tooLarge() {
            refuse();
        }

        private void refuse() {
            refused++;
            counters.spansRefused.increment();
        }
    }
}
