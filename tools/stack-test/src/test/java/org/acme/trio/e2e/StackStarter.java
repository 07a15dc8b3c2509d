package org.acme.trio.e2e;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Starts what {@link WithStack} has: one for each class of tests that is not a {@link SharedStack}, and one for all that are.
 */
final class StackStarter implements BeforeAllCallback {

    /** What a store of JUnit closes with the class of tests, or after all of them. */
    private record Running(Backend backend, Trio trio) implements AutoCloseable {

        static Running start() {
            Path directory = Projects.runDirectory("stack-" + System.nanoTime());
            Backend backend = new Backend(directory).start();
            return new Running(backend, new Trio(directory, Map.of("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", backend.otlpGrpc(),
                    "QUARKUS_OTEL_LOGS_HANDLER_ENABLED", "true", "TRIO_CHAIN_HOP_TIMEOUT", "2s")).start());
        }

        @Override
        public void close() {
            trio.close();
            backend.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext test) {
        ExtensionContext owner = test.getRequiredTestClass().isAnnotationPresent(SharedStack.class) ? test.getRoot() : test;
        // With the id: a store also looks for a key in those around it, and would find the shared one.
        Running running = owner.getStore(Namespace.create(StackStarter.class, owner.getUniqueId()))
                .computeIfAbsent(Running.class, type -> Running.start(), Running.class);
        WithStack.backend = running.backend();
        WithStack.trio = running.trio();
    }
}
