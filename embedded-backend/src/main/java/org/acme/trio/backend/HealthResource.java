package org.acme.trio.backend;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Answers once all listeners are open, because the port it is served on opens last. */
@Path("/health")
class HealthResource {

    private final Counters counters;

    HealthResource(Counters counters) {
        this.counters = counters;
    }

    @GET
    public Health health() {
        return new Health("UP",
                new Spans(counters.spansAccepted.sum(), counters.spansRefused.sum()),
                new LogRecords(counters.logsAccepted.sum(), counters.logsWithoutSpan.sum(), counters.logsRefused.sum()));
    }

    record Health(String status, Spans spans, @JsonProperty("log_records") LogRecords logRecords) {
    }

    record Spans(long accepted, long refused) {
    }

    record LogRecords(long accepted, @JsonProperty("without_span") long withoutSpan, long refused) {
    }
}
