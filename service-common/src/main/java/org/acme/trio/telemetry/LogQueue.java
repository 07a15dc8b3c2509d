package org.acme.trio.telemetry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;

import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;

/**
 * A queue between the threads that log and the one that writes. It drops nothing: a thread that logs waits while the queue is
 * full. {@code AsyncHandler} of the framework's log manager wakes its thread for each record and writes each one on its own,
 * which costs more than the record; here a record that finds the thread asleep is written at once, and those of the next 10 ms
 * together.
 */
final class LogQueue extends ExtHandler {

    private static final long PAUSE = Duration.ofMillis(10).toNanos();

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final BlockingQueue<ExtLogRecord> queue;
    private final Thread writer = new Thread(this::run, "log-writer");
    private final AtomicBoolean asleep = new AtomicBoolean();
    private volatile boolean closed;

    /**
     * @param capacity the most records that wait
     * @param handlers what writes; they are flushed when no record waits
     */
    LogQueue(int capacity, Handler... handlers) {
        queue = new ArrayBlockingQueue<>(capacity);
        setHandlers(handlers);
        writer.setDaemon(true);
        writer.start();
    }

    @Override
    protected void doPublish(ExtLogRecord record) {
        if (!isCallerCalculationRequired()) {
            record.disableCallerCalculation();
        }
        record.copyAll();
        put(record);
        if (closed) {
            writeWaiting();
        } else if (asleep.get() && asleep.compareAndSet(true, false)) {
            LockSupport.unpark(writer);
        }
    }

    private void put(ExtLogRecord record) {
        boolean interrupted = false;
        while (true) {
            try {
                queue.put(record);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed || !queue.isEmpty()) {
            if (writeWaiting()) {
                pause();
            } else {
                sleep();
            }
        }
    }

    private synchronized boolean writeWaiting() {
        List<ExtLogRecord> waiting = new ArrayList<>();
        queue.drainTo(waiting);
        waiting.forEach(this::write);
        flush();
        return !waiting.isEmpty();
    }

    private void write(ExtLogRecord record) {
        try {
            publishToNestedHandlers(record);
        } catch (RuntimeException e) {
            reportError("a log record cannot be written", e, ErrorManager.WRITE_FAILURE);
        }
    }

    /** Whether everything is written and nothing is awaited. */
    boolean isAsleep() {
        return asleep.get();
    }

    private void pause() {
        if (!closed) {
            LockSupport.parkNanos(PAUSE);
        }
    }

    private void sleep() {
        asleep.set(true);
        // A record that was queued before the line above wakes nobody.
        while (asleep.get() && queue.isEmpty() && !closed) {
            LockSupport.park(this);
        }
        asleep.set(false);
    }

    /**
     * Waits up to 5 seconds until everything is written. What is published later is written by the thread that publishes it.
     */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(writer);
        try {
            writer.join(CLOSE_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        super.close();
    }
}
