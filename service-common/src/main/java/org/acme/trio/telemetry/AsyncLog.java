package org.acme.trio.telemetry;

import java.time.Duration;
import java.util.logging.Handler;
import java.util.stream.Stream;

import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.handlers.AsyncHandler;

/** The asynchronous log handlers, whose queue is between the threads that log and the thread that writes. */
public final class AsyncLog {

    private static final long TIMEOUT = Duration.ofSeconds(5).toNanos();

    private AsyncLog() {
    }

    /** Whether the handlers of the configuration are installed: not before the configuration has been read. */
    public static boolean isConfigured() {
        return isConfigured(handlers());
    }

    /**
     * Closes the asynchronous handlers and waits up to 5 seconds until everything that was logged is written. The
     * thread that writes is a daemon: without this the message of a start that fails would be lost.
     */
    public static void writeOut() {
        writeOut(handlers(), System.nanoTime() + TIMEOUT);
    }

    private static Handler[] handlers() {
        return LogContext.getLogContext().getLogger("").getHandlers();
    }

    private static boolean isConfigured(Handler[] handlers) {
        return Stream.of(handlers).anyMatch(handler -> handler instanceof AsyncHandler
                || handler instanceof ExtHandler parent && isConfigured(parent.getHandlers()));
    }

    private static void writeOut(Handler[] handlers, long deadline) {
        for (Handler handler : handlers) {
            if (handler instanceof AsyncHandler async) {
                async.setCloseChildren(false);
                async.close();
                // It removes the handler behind it once its queue is empty.
                while (async.getHandlers().length > 0 && System.nanoTime() < deadline) {
                    Thread.onSpinWait();
                }
            } else if (handler instanceof ExtHandler parent) {
                writeOut(parent.getHandlers(), deadline);
            }
        }
    }
}
