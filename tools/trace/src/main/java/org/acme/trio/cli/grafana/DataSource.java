package org.acme.trio.cli.grafana;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A provisioned data source of Grafana.
 *
 * @param type such as {@code prometheus}
 * @param settings its {@code jsonData}, in which the links are
 */
public record DataSource(String uid, String name, String type, URI url, JsonNode settings) {

    /** {@return the uids of the data sources that its links lead to} */
    public List<String> linkedUids() {
        List<String> uids = new ArrayList<>();
        settings.findValues("datasourceUid").forEach(uid -> uids.add(uid.asText()));
        settings.findValues("alertmanagerUid").forEach(uid -> uids.add(uid.asText()));
        return uids;
    }
}
