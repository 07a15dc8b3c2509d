package org.acme.trio;

import org.acme.trio.problem.RefusedRequests;
import org.acme.trio.telemetry.DatabaseSpans;
import org.acme.trio.telemetry.LogOutput;
import org.jboss.logging.Logger;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.util.ExceptionUtil;

/** Starts a service. Every log line is written before the process exits, also where the start fails. */
@QuarkusMain
public class Main {

    public static void main(String... args) {
        RefusedRequests.disableFrameworkCheck();
        DatabaseSpans.useStableConventions();
        Quarkus.run(null, (exitCode, failure) -> {
            if (failure != null) {
                report(failure);
            }
            LogOutput.writeOut();
            ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(exitCode, failure);
        }, args);
    }

    /** An invalid configuration can fail the start before the log is configured. */
    private static void report(Throwable failure) {
        String message = "the service does not start: " + ExceptionUtil.getRootCause(failure).getMessage();
        if (LogOutput.isConfigured()) {
            Logger.getLogger(Main.class).error(message, failure);
        } else {
            System.err.println(message);
        }
    }
}
