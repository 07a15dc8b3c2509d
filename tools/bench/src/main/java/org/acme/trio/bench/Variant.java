package org.acme.trio.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One way to run the three services.
 *
 * @param name its row of the table
 * @param build the directory of the build in each service's {@code target}; empty for the bare Vert.x servers of
 *        {@link BareServer}
 * @param jvm where the JVM and the build are from
 * @param options of the JVM; in them {@code %s} is a path that each service has for itself
 * @param environment what differs from the defaults
 */
record Variant(String name, String build, Jvm jvm, List<String> options, Map<String, String> environment) {

    /** Where the program and its JVM are from. */
    enum Jvm {
        USUAL,
        NEWER,
        /** The usual JVM, and an older checkout of the project. */
        BEFORE
    }

    /** What the ratios of the table are to. */
    static final String BASE = "none";

    private static final String ALL = "quarkus-app";
    private static final String C1_ONLY = "-XX:TieredStopAtLevel=1";
    private static final List<String> C2 = List.of("-XX:+UseSerialGC", "-Xmx256m");
    private static final List<String> C1_ARCHIVE = List.of("-XX:+UseSerialGC", "-Xmx256m", C1_ONLY,
            "-XX:SharedArchiveFile=%s.jsa");
    private static final List<String> C2_AOT_CACHE = List.of("-XX:+UseSerialGC", "-Xmx256m", "-XX:AOTCache=%s.aot");
    private static final Map<String, String> QUIET = Map.of("QUARKUS_LOG_CATEGORY__ORG_ACME_TRIO_ACCESS__LEVEL", "OFF");

    /** All rows, in the order of the table. Signals are left out when a service is built, access lines when it starts. */
    static List<Variant> all() {
        return List.of(
                new Variant("bare Vert.x", "", Jvm.USUAL, C2, Map.of()),
                new Variant(BASE, "bench-none", Jvm.USUAL, C2, QUIET),
                new Variant("metrics", "bench-metrics", Jvm.USUAL, C2, QUIET),
                new Variant("logs", "bench-none", Jvm.USUAL, C2, Map.of()),
                new Variant("traces", "bench-traces", Jvm.USUAL, C2, QUIET),
                new Variant("all", ALL, Jvm.USUAL, C2, Map.of()),
                new Variant("all, sampled 0.1", ALL, Jvm.USUAL, C2, Map.of("OTEL_TRACES_SAMPLER_ARG", "0.1")),
                new Variant("all, sampled 0", ALL, Jvm.USUAL, C2, Map.of("OTEL_TRACES_SAMPLER_ARG", "0")),
                new Variant("all, C1 only, class archive", ALL, Jvm.USUAL, C1_ARCHIVE, Map.of()),
                new Variant("all, newer JDK, AOT cache", ALL, Jvm.NEWER, C2_AOT_CACHE, Map.of()));
    }

    /** The services of an older checkout, with all signals. */
    static Variant before() {
        return new Variant("all, before", ALL, Jvm.BEFORE, C2, Map.of());
    }

    /** All signals, and these environment variables. */
    static Variant with(Map<String, String> environment) {
        return new Variant("all, " + environment, ALL, Jvm.USUAL, C2, environment);
    }

    /** The same without the JVM's second compiler. */
    Variant withFirstCompilerOnly() {
        return new Variant(name, build, jvm, Stream.concat(options.stream(), Stream.of(C1_ONLY)).distinct().toList(),
                environment);
    }

    /** The run that writes the archive of classes that this one reads; absent if it reads none. */
    Optional<Variant> training() {
        List<String> writing = options.stream().map(option -> option.replace("SharedArchiveFile", "ArchiveClassesAtExit")
                .replace("AOTCache=", "AOTCacheOutput=")).toList();
        return writing.equals(options) ? Optional.empty()
                : Optional.of(new Variant(name, build, jvm, writing, environment));
    }

    boolean isBare() {
        return build.isEmpty();
    }

    boolean isOneOf(Set<String> names) {
        return names.isEmpty() || names.contains(name);
    }
}
