package org.acme.trio.cli.backend;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.acme.trio.cli.http.HttpTarget;
import org.acme.trio.cli.http.JsonApi;

import com.fasterxml.jackson.databind.JsonNode;

/** The HTTP API of Alertmanager, version 2. */
public final class Alertmanager {

    /**
     * An alert that has arrived.
     *
     * @param updated when it was last sent
     */
    public record Alert(Map<String, String> labels, Instant updated) {
    }

    private final JsonApi api;

    public Alertmanager(URI base) {
        api = new JsonApi(HttpTarget.ofStack("Alertmanager", base));
    }

    /**
     * {@return the alerts that are active, also those that are silenced or inhibited}
     *
     * @throws IOException when it does not answer, or not as its API says; the message is fit to be printed
     */
    public List<Alert> alerts() throws IOException {
        List<Alert> alerts = new ArrayList<>();
        for (JsonNode alert : api.get("/api/v2/alerts", Map.of())) {
            alerts.add(new Alert(JsonMaps.strings(alert.path("labels")),
                    OffsetDateTime.parse(alert.path("updatedAt").asText()).toInstant()));
        }
        return alerts;
    }
}
