package org.acme.trio.telemetry;

/** The spans of database statements. */
public final class DatabaseSpans {

    private static final String OPT_IN = "otel.semconv-stability.opt-in";
    private static final String OPT_IN_VARIABLE = "OTEL_SEMCONV_STABILITY_OPT_IN";

    private DatabaseSpans() {
    }

    /**
     * Asks OpenTelemetry's JDBC instrumentation for the stable conventions ({@code db.system.name}, {@code db.query.text}): its
     * default are those of 2022. To be called before the framework starts. The variable {@code OTEL_SEMCONV_STABILITY_OPT_IN}
     * wins.
     * <p>
     * The instrumentation reads a system property or the variable only, and Quarkus hands it none of its keys. No issue
     * that asks for one is known. This can go with version 3 of the instrumentation, whose default they are.
     */
    public static void useStableConventions() {
        if (System.getenv(OPT_IN_VARIABLE) == null && System.getProperty(OPT_IN) == null) {
            System.setProperty(OPT_IN, "database");
        }
    }
}
