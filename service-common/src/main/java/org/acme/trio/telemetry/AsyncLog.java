package org.acme.trio.telemetry;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Handler;
import java.util.stream.Stream;

import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.handlers.AsyncHandler;

/** The asynchronous log handlers, whose queue is between the threads that log and the thread that writes. */
public final class AsyncLog {

    private static final long TIMEOUT = Duration.ofSeconds(5).toNanos();
    private static final long POLL = Duration.ofMillis(1).toNanos();

    private AsyncLog() {
    }

    /** Whether the handlers of the configuration are installed: not before the configuration has been read. */
    public static boolean isConfigured() {
        return handlers().findAny().isPresent();
    }

    /**
     * Closes the asynchronous handlers and waits up to 5 seconds until everything that was logged is written. The
     * thread that writes is a daemon: without this the message of a start that fails would be lost.
     */
    public static void writeOut() {
        long deadline = System.nanoTime() + TIMEOUT;
        handlers().forEach(handler -> writeOut(handler, deadline));
    }

    private static Stream<AsyncHandler> handlers() {
        return handlers(LogContext.getLogContext().getLogger("").getHandlers());
    }

    private static Stream<AsyncHandler> handlers(Handler[] all) {
        return Stream.of(all).flatMap(handler -> {
            if (handler instanceof AsyncHandler async) {
                return Stream.of(async);
            }
            return handler instanceof ExtHandler parent ? handlers(parent.getHandlers()) : Stream.empty();
        });
    }

    private static void writeOut(AsyncHandler handler, long deadline) {
        handler.setCloseChildren(false);
        handler.close();
        // It removes the handler behind it once its queue is empty.
        while (handler.getHandlers().length > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL);
        }
    }
}
