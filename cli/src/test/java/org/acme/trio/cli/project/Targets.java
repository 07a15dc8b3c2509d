package org.acme.trio.cli.project;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A file of addresses that Prometheus scrapes or sends alerts to.
 *
 * @param labels the labels of each target but {@code optional}, as text
 * @param optional those of targets that need not run
 */
record Targets(Set<String> labels, Set<String> optional, List<String> addresses) {

    static Targets of(String place, String file) throws IOException {
        Set<String> all = new TreeSet<>();
        Set<String> optional = new TreeSet<>();
        List<String> addresses = new ArrayList<>();
        for (JsonNode group : ProjectFiles.yaml("deploy/addresses/" + place + "/targets/" + file)) {
            Map<String, String> labels = new TreeMap<>();
            group.path("labels").properties().forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
            boolean needNotRun = "true".equals(labels.remove("optional"));
            all.add(labels.toString());
            if (needNotRun) {
                optional.add(labels.toString());
            }
            group.path("targets").forEach(target -> addresses.add(target.asText()));
        }
        return new Targets(all, optional, addresses);
    }

    /** What has to run here and is not known there. */
    Set<String> requiredBut(Targets there) {
        Set<String> missing = new TreeSet<>(labels);
        missing.removeAll(optional);
        missing.removeAll(there.labels);
        return missing;
    }
}
