package org.acme.trio.trace.tree;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

import org.acme.trio.trace.http.HttpTarget;
import org.acme.trio.trace.http.JsonApi;

/** Reads traces over the HTTP API of Tempo, version 2. */
public final class TempoTraceStore implements TraceStore {

    private final JsonApi tempo;
    private final Optional<URI> grafana;

    /**
     * @param base the address of Tempo's API, such as {@code http://127.0.0.1:3200}
     * @param grafana the address of the Grafana whose data source {@code tempo} this is; without it, links are to the API
     */
    public TempoTraceStore(URI base, Optional<URI> grafana) {
        this.tempo = new JsonApi(HttpTarget.ofStack("Tempo", base), Map.of("Accept", "application/json"));
        this.grafana = grafana;
    }

    @Override
    public Optional<Trace> find(String traceId) throws IOException {
        return TempoSpans.parse(traceId, tempo.find(path(traceId), Map.of()));
    }

    @Override
    public URI link(String traceId) {
        return grafana.map(base -> ExploreLink.toTrace(base, traceId)).orElse(tempo.server().at(path(traceId)));
    }

    private static String path(String traceId) {
        return "/api/v2/traces/" + traceId;
    }
}
