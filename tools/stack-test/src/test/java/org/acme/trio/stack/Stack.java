package org.acme.trio.stack;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.acme.trio.trace.http.ChainRequest;
import org.acme.trio.trace.http.HttpTarget;
import org.acme.trio.trace.http.Services;
import org.acme.trio.trace.tree.TempoTraceStore;
import org.acme.trio.trace.tree.TraceStore;

/**
 * The stack that runs, and the files that it was started with.
 *
 * @param root the project, with {@code deploy} and {@code grafana}
 * @param patience how long the tests of a group may wait for their data
 */
record Stack(Path root, Duration patience, Services services, URI tempo, URI loki, URI prometheus, URI alertmanager,
        CollectorAddresses collector, Grafana grafana, List<DataSource> sources, List<Dashboard> dashboards) {

    /** {@return the service that the tests send their requests to} */
    HttpTarget service() {
        return services.all().get(0);
    }

    /** {@return the peers of that service, which follow it in the list, in the order in which it calls them} */
    List<HttpTarget> peers() {
        return services.peersOf(service());
    }

    /** {@return a request that goes through that service and its peers, one after the other, with a fault at the last} */
    ChainRequest route(String delay, String status) {
        List<String> names = peers().stream().map(Services::shortName).toList();
        String last = names.get(names.size() - 1) + ":";
        return new ChainRequest(String.join(",", names), null, delay == null ? null : last + delay,
                status == null ? null : last + status);
    }

    TraceStore traces() {
        return new TempoTraceStore(tempo, Optional.empty());
    }
}
