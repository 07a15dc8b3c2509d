package org.acme.trio.telemetry;

import static io.restassured.RestAssured.given;

import java.util.List;

import jakarta.inject.Inject;

import org.acme.trio.testing.Spans;
import org.acme.trio.testing.TraceParent;
import org.acme.trio.testing.WithPeers;

import io.opentelemetry.sdk.trace.data.SpanData;

/** A caller with a trace of its own for each test, and the spans that the service adds to it. */
abstract class WithSpans extends WithPeers {

    final TraceParent caller = TraceParent.sampled();

    @Inject
    Spans spans;

    /** The spans of the request's trace by their start, as soon as there are {@code count}. */
    List<SpanData> get(String path, int count) {
        given().header("traceparent", caller.header()).get(path);
        return spans.of(caller.traceId(), count);
    }
}
