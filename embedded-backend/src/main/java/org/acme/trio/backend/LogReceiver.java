package org.acme.trio.backend;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsPartialSuccess;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.logs.v1.LogRecord;
import zipkin2.Span;

/** Stores the log records of a request with their spans, whichever of the two comes first. */
@Singleton
class LogReceiver {

    private static final String REFUSED = "refused: trace_id must be 16 bytes and span_id 8 bytes, neither all zero";

    private final Store store;
    private final Counters counters;

    LogReceiver(Store store, Counters counters) {
        this.store = store;
        this.counters = counters;
    }

    /**
     * Names the number of records with malformed ids as partial success. Records that were written outside of a span have no
     * place in a tracing backend; as each program writes some, they are only counted.
     */
    ExportLogsServiceResponse receive(ExportLogsServiceRequest request) {
        List<Span> accepted = new ArrayList<>();
        long refused = 0;
        for (var resource : request.getResourceLogsList()) {
            var source = Source.of(resource.getResource());
            for (var scope : resource.getScopeLogsList()) {
                for (var log : scope.getLogRecordsList()) {
                    if (isOutsideOfSpans(log)) {
                        counters.logsWithoutSpan.increment();
                        continue;
                    }
                    var translated = LogTranslation.translate(source, log);
                    translated.ifPresent(accepted::add);
                    refused += translated.isPresent() ? 0 : 1;
                }
            }
        }
        store.add(joined(accepted));
        counters.logsAccepted.add(accepted.size());
        counters.logsRefused.add(refused);
        return answer(refused);
    }

    private static boolean isOutsideOfSpans(LogRecord log) {
        return log.getTraceId().isEmpty() || log.getSpanId().isEmpty();
    }

    /** One part for each span, because each part takes a place in the store. */
    private static List<Span> joined(List<Span> parts) {
        Map<List<String>, Span> bySpan = new LinkedHashMap<>();
        parts.forEach(part -> bySpan.merge(List.of(part.traceId(), part.id()), part, Store::join));
        return List.copyOf(bySpan.values());
    }

    private static ExportLogsServiceResponse answer(long refused) {
        if (refused == 0) {
            return ExportLogsServiceResponse.getDefaultInstance();
        }
        return ExportLogsServiceResponse.newBuilder().setPartialSuccess(
                ExportLogsPartialSuccess.newBuilder().setRejectedLogRecords(refused).setErrorMessage(REFUSED)).build();
    }
}
