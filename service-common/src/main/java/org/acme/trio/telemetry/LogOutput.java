package org.acme.trio.telemetry;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Handler;
import java.util.stream.Stream;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.handlers.AsyncHandler;

import io.quarkus.logging.json.runtime.JsonFormatter;
import io.quarkus.runtime.StartupEvent;

/**
 * What is between the threads that log and the output. The framework's asynchronous handlers and its JSON are there until the
 * service has started, {@link LogQueue} and {@link JsonLines} from then on, wherever the configuration has the former.
 */
@Singleton
public class LogOutput {

    private static final long TIMEOUT = Duration.ofSeconds(5).toNanos();
    private static final long POLL = Duration.ofMillis(1).toNanos();

    void install(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        JsonLines lines = new JsonLines(service);
        all().filter(handler -> handler.getFormatter() instanceof JsonFormatter)
                .forEach(handler -> handler.setFormatter(lines));
        all().filter(ExtHandler.class::isInstance).map(ExtHandler.class::cast).forEach(LogOutput::replaceAsyncHandlers);
    }

    /** Whether the handlers of the configuration are installed: not before the configuration has been read. */
    public static boolean isConfigured() {
        return all().anyMatch(LogOutput::hasQueue);
    }

    /**
     * Closes the queues and waits up to 5 seconds until everything that was logged is written. The threads that write are
     * daemons: without this the message of a start that fails would be lost.
     */
    public static void writeOut() {
        all().forEach(handler -> {
            if (handler instanceof AsyncHandler async) {
                writeOut(async);
            } else if (handler instanceof LogQueue queue) {
                queue.setCloseChildren(false);
                queue.close();
            }
        });
    }

    private static boolean hasQueue(Handler handler) {
        return handler instanceof AsyncHandler || handler instanceof LogQueue;
    }

    /** What is behind the queue does not write each line on its own. */
    private static void replaceAsyncHandlers(ExtHandler parent) {
        Stream.of(parent.getHandlers()).filter(AsyncHandler.class::isInstance).map(AsyncHandler.class::cast).forEach(async -> {
            Handler[] outputs = async.getHandlers();
            Stream.of(outputs).filter(ExtHandler.class::isInstance)
                    .forEach(output -> ((ExtHandler) output).setAutoFlush(false));
            LogQueue queue = new LogQueue(async.getQueueLength(), outputs);
            queue.setLevel(async.getLevel());
            parent.removeHandler(async);
            writeOut(async);
            parent.addHandler(queue);
        });
    }

    private static void writeOut(AsyncHandler handler) {
        handler.setCloseChildren(false);
        handler.close();
        // It removes the handler behind it once its queue is empty.
        long deadline = System.nanoTime() + TIMEOUT;
        while (handler.getHandlers().length > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL);
        }
    }

    /** The handlers of the root logger, and those behind them. */
    static Stream<Handler> all() {
        return nested(LogContext.getLogContext().getLogger("").getHandlers());
    }

    private static Stream<Handler> nested(Handler[] handlers) {
        return Stream.of(handlers).flatMap(handler -> handler instanceof ExtHandler outer
                ? Stream.concat(Stream.of(handler), nested(outer.getHandlers()))
                : Stream.of(handler));
    }
}
