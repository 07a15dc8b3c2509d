package org.acme.trio.trace;

import java.net.URI;
import java.nio.file.Path;

import picocli.CommandLine.Option;

/** Where traces and logs are, with the stack and without. */
final class TraceAddresses extends StackAddresses {

    @Option(names = "--zipkin-port", paramLabel = "ZIPKIN_PORT", converter = Port.class, defaultValue = "${env:ZIPKIN_PORT:-9411}", description = "Port of the trace store (${DEFAULT-VALUE}).")
    private int zipkin;

    @Option(names = "--run-dir", paramLabel = "RUN_DIR", defaultValue = "${env:RUN_DIR:-.run}", description = "Directory with logs/*.log (${DEFAULT-VALUE}).")
    private Path runDirectory;

    URI zipkin() {
        return onLoopback(zipkin);
    }

    Path logs() {
        return runDirectory.resolve("logs").toAbsolutePath().normalize();
    }
}
