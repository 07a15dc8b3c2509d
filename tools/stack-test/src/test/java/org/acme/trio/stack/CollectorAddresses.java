package org.acme.trio.stack;

import java.net.URI;

import picocli.CommandLine.Option;

/** Where the collector has its pages: each of its extensions listens on a port of its own. */
final class CollectorAddresses {

    private static final String HEALTH = "http://127.0.0.1:${env:COLLECTOR_HEALTH_PORT:-13133}";
    private static final String ZPAGES = "http://127.0.0.1:${env:COLLECTOR_ZPAGES_PORT:-55679}";
    private static final String PPROF = "http://127.0.0.1:${env:COLLECTOR_PPROF_PORT:-1777}";

    @Option(names = "--collector-health-url", paramLabel = "URL", defaultValue = HEALTH, description = "The collector's "
            + "health (${DEFAULT-VALUE}).")
    private URI health;

    @Option(names = "--collector-zpages-url", paramLabel = "URL", defaultValue = ZPAGES, description = "The collector's pages "
            + "about its pipelines and spans (${DEFAULT-VALUE}).")
    private URI zpages;

    @Option(names = "--collector-pprof-url", paramLabel = "URL", defaultValue = PPROF, description = "The collector's profiles "
            + "(${DEFAULT-VALUE}).")
    private URI pprof;

    URI health() {
        return health;
    }

    URI zpages() {
        return zpages;
    }

    URI pprof() {
        return pprof;
    }
}
