package org.acme.trio.telemetry;

import java.time.Duration;
import java.util.logging.Handler;

import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.handlers.AsyncHandler;

/** The queue between those who log and the thread that writes. */
public final class AsyncLog {

    private static final long TIMEOUT = Duration.ofSeconds(5).toNanos();

    private AsyncLog() {
    }

    /**
     * Closes the asynchronous handlers and waits, up to 5 seconds, until all that was logged is written. The
     * thread that writes is a daemon: without this, the message of a start that fails would be lost.
     */
    public static void writeOut() {
        writeOut(LogContext.getLogContext().getLogger("").getHandlers(), System.nanoTime() + TIMEOUT);
    }

    private static void writeOut(Handler[] handlers, long deadline) {
        for (Handler handler : handlers) {
            if (handler instanceof AsyncHandler async) {
                async.setCloseChildren(false);
                async.close();
                // It lets go of the handler behind it once its queue is empty.
                while (async.getHandlers().length > 0 && System.nanoTime() < deadline) {
                    Thread.onSpinWait();
                }
            } else if (handler instanceof ExtHandler parent) {
                writeOut(parent.getHandlers(), deadline);
            }
        }
    }
}
