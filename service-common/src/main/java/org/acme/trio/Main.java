package org.acme.trio;

import org.acme.trio.problem.RefusedRequests;
import org.acme.trio.telemetry.AsyncLog;
import org.jboss.logging.Logger;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts a service. At its end, also that of a start that fails, every log line is written before the process exits. */
@QuarkusMain
public class Main {

    public static void main(String... args) {
        RefusedRequests.takeOver();
        Quarkus.run(null, (exitCode, failure) -> {
            if (failure != null) {
                report(failure);
            }
            AsyncLog.writeOut();
            ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(exitCode, failure);
        }, args);
    }

    /** A configuration that is refused as a whole fails the start before there is a log. */
    private static void report(Throwable failure) {
        if (InitialConfigurator.DELAYED_HANDLER.isActivated()) {
            Logger.getLogger(Main.class).error("the service does not start", failure);
            return;
        }
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        System.err.println("the service does not start: " + cause.getMessage());
    }
}
