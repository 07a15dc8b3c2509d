package org.acme.trio.cli.backend;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

import org.acme.trio.cli.http.HttpTarget;
import org.acme.trio.cli.http.JsonApi;

/** The search of Tempo. Methods throw an {@link IOException} that is fit to be printed. */
public final class Tempo {

    private final JsonApi api;

    public Tempo(URI base) {
        api = new JsonApi(HttpTarget.ofStack("Tempo", base));
    }

    /** {@return the number of traces, up to a limit, that TraceQL finds} */
    public long search(String query, TimeRange range, int limit) throws IOException {
        return api.get("/api/search", Map.of("q", query, "limit", String.valueOf(limit),
                "start", String.valueOf(range.from().getEpochSecond()),
                "end", String.valueOf(range.to().getEpochSecond() + 1))).path("traces").size();
    }
}
