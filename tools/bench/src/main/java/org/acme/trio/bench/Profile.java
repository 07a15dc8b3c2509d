package org.acme.trio.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/**
 * Whose code takes the CPU and whose allocates, from recordings of JFR. A sample is of the first owner on its stack, from the
 * top: what the JDK does is for whoever calls it.
 */
final class Profile {

    private static final String OTHERS = "JDK and others";

    /** The first prefix that fits counts. */
    private static final Map<String, String> OWNERS = new LinkedHashMap<>();

    static {
        OWNERS.put("org.acme.trio.", "ours");
        OWNERS.put("io.quarkus.opentelemetry.", "OpenTelemetry in Quarkus");
        OWNERS.put("io.quarkus.vertx.core.runtime.VertxMDC", "logging");
        OWNERS.put("io.opentelemetry.", "OpenTelemetry");
        OWNERS.put("io.quarkus.micrometer.", "Micrometer");
        OWNERS.put("io.micrometer.", "Micrometer");
        OWNERS.put("io.prometheus.", "Micrometer");
        OWNERS.put("org.jboss.logmanager.", "logging");
        OWNERS.put("org.jboss.logging.", "logging");
        OWNERS.put("io.quarkus.logging.", "logging");
        OWNERS.put("io.smallrye.faulttolerance.", "fault tolerance");
        OWNERS.put("io.smallrye.mutiny.", "Mutiny");
        OWNERS.put("io.smallrye.context.", "context propagation");
        OWNERS.put("org.jboss.resteasy.reactive.client.", "REST client");
        OWNERS.put("org.jboss.resteasy.reactive.", "REST");
        OWNERS.put("io.quarkus.resteasy.", "REST");
        OWNERS.put("com.fasterxml.jackson.", "Jackson");
        OWNERS.put("io.quarkus.arc.", "CDI");
        OWNERS.put("io.quarkus.vertx.", "Vert.x in Quarkus");
        OWNERS.put("io.vertx.", "Vert.x");
        OWNERS.put("io.netty.", "Netty");
    }

    private final Map<String, Double> cpu = new HashMap<>();
    private final Map<String, Double> allocation = new HashMap<>();

    /** Adds what the recordings of the services have. */
    static Profile of(List<Path> recordings) throws IOException {
        Profile profile = new Profile();
        for (Path recording : recordings) {
            try (RecordingFile events = new RecordingFile(recording)) {
                while (events.hasMoreEvents()) {
                    profile.add(events.readEvent());
                }
            }
        }
        return profile;
    }

    private void add(RecordedEvent event) {
        RecordedStackTrace stack = event.getStackTrace();
        if (stack == null) {
            return;
        }
        switch (event.getEventType().getName()) {
            case "jdk.ExecutionSample" -> cpu.merge(owner(stack), 1.0, Double::sum);
            case "jdk.ObjectAllocationSample" -> allocation.merge(owner(stack), (double) event.getLong("weight"), Double::sum);
            default -> {
            }
        }
    }

    private static String owner(RecordedStackTrace stack) {
        for (RecordedFrame frame : stack.getFrames()) {
            String type = frame.getMethod().getType().getName();
            for (Map.Entry<String, String> owner : OWNERS.entrySet()) {
                if (type.startsWith(owner.getKey())) {
                    return owner.getValue();
                }
            }
        }
        return OTHERS;
    }

    /** A table in Markdown, the largest share of the CPU first. */
    String table() {
        StringBuilder table = new StringBuilder("| owner | CPU | allocation |\n|---|---|---|\n");
        double samples = sum(cpu);
        double bytes = sum(allocation);
        cpu.entrySet().stream().sorted(Map.Entry.<String, Double> comparingByValue().reversed())
                .forEach(entry -> table.append(String.format(Locale.ROOT, "| %s | %.1f %% | %.1f %% |%n", entry.getKey(),
                        100 * entry.getValue() / samples, 100 * allocation.getOrDefault(entry.getKey(), 0.0) / bytes)));
        return table.toString();
    }

    private static double sum(Map<String, Double> shares) {
        return shares.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
