package org.acme.trio;

import org.acme.trio.problem.RefusedRequests;
import org.acme.trio.telemetry.AsyncLog;
import org.jboss.logging.Logger;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.util.ExceptionUtil;

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
        String message = "the service does not start: " + ExceptionUtil.getRootCause(failure).getMessage();
        if (AsyncLog.isThere()) {
            Logger.getLogger(Main.class).error(message, failure);
        } else {
            System.err.println(message);
        }
    }
}
