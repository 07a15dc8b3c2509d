package org.acme.trio.backend;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.smallrye.common.annotation.NonBlocking;

/** Answers once all listeners are open, because the port it is served on opens last. */
@Path("/health")
class HealthResource {

    private final Counters counters;
    private final Store store;

    HealthResource(Counters counters, Store store) {
        this.counters = counters;
        this.store = store;
    }

    /** On the event loop, so that it also answers while all worker threads are busy. */
    @GET
    @NonBlocking
    public Health health() {
        return new Health("UP",
                new Spans(counters.spansAccepted.sum(), counters.spansRefused.sum()),
                new LogRecords(counters.logsAccepted.sum(), counters.logsWithoutSpan.sum(), counters.logsRefused.sum()),
                counters.valuesCut.sum(), counters.requestsTurnedAway.sum(), store.content());
    }

    record Health(String status, Spans spans, @JsonProperty("log_records") LogRecords logRecords,
            @JsonProperty("values_cut") long valuesCut, @JsonProperty("requests_turned_away") long requestsTurnedAway,
            Store.Content store) {
    }

    record Spans(long accepted, long refused) {
    }

    record LogRecords(long accepted, @JsonProperty("without_span") long withoutSpan, long refused) {
    }
}
