package org.acme.trio.backend;

import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;

import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import zipkin2.Span;

/** Stores the spans of a request, whichever protocol it came by. */
@Singleton
class TraceReceiver {

    private static final String REFUSED = "refused: trace_id must be 16 bytes, span_id 8 bytes and parent_span_id 8 bytes or"
            + " empty, none of them all zero";

    private final Store store;
    private final Counters counters;

    TraceReceiver(Store store, Counters counters) {
        this.store = store;
        this.counters = counters;
    }

    /** Names the number of refused spans as partial success. */
    ExportTraceServiceResponse receive(ExportTraceServiceRequest request) {
        List<Span> accepted = new ArrayList<>();
        long refused = 0;
        for (var resource : request.getResourceSpansList()) {
            var source = Source.of(resource.getResource());
            for (var scope : resource.getScopeSpansList()) {
                var scoped = source.with(scope.getScope());
                for (var span : scope.getSpansList()) {
                    var translated = SpanTranslation.translate(scoped, span);
                    translated.ifPresent(accepted::add);
                    refused += translated.isPresent() ? 0 : 1;
                }
            }
        }
        store.add(accepted);
        counters.spansAccepted.add(accepted.size());
        counters.spansRefused.add(refused);
        return answer(refused);
    }

    private static ExportTraceServiceResponse answer(long refused) {
        if (refused == 0) {
            return ExportTraceServiceResponse.getDefaultInstance();
        }
        return ExportTraceServiceResponse.newBuilder().setPartialSuccess(
                ExportTracePartialSuccess.newBuilder().setRejectedSpans(refused).setErrorMessage(REFUSED)).build();
    }
}
