package org.acme.trio.trace.tree;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;

/** Addresses of Grafana's page Explore. */
final class ExploreLink {

    private static final String TRACE = """
            {"trace":{"datasource":"tempo","queries":[{"refId":"A","datasource":{"type":"tempo","uid":"tempo"},\
            "queryType":"traceql","query":"%s"}],"range":{"from":"now-1h","to":"now"}}}""";

    private ExploreLink() {
    }

    /** {@return the address that shows a trace of the data source with the uid {@code tempo}} */
    static URI toTrace(URI grafana, String traceId) {
        return grafana.resolve("/explore?schemaVersion=1&panes=" + URLEncoder.encode(TRACE.formatted(traceId), UTF_8));
    }
}
