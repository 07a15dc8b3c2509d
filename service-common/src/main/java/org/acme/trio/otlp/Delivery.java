package org.acme.trio.otlp;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import io.opentelemetry.exporter.internal.marshal.Marshaler;
import io.opentelemetry.sdk.common.CompletableResultCode;

/**
 * Delivers the items of one signal to a receiver, and keeps them until the receiver has accepted them. Items wait in a queue
 * until the next batch, and then as the bytes of an export request. Both are bounded; an item for which there is no room is
 * dropped and counted.
 *
 * @param <T> an item: a span or a log record
 */
final class Delivery<T> {

    private final OtlpClient client;
    private final DeliveryLimits limits;
    private final DeliveryCounts counts = new DeliveryCounts();
    private final Outage outage;
    private final ScheduledThreadPoolExecutor executor;

    private final Queue<T> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger queued = new AtomicInteger();
    private final AtomicLong added = new AtomicLong();
    private volatile long finished;
    private volatile boolean full;
    private volatile boolean closed;

    // Used by the executor's thread only.
    private final Batches<T> batches;
    private final Flushes flushes = new Flushes();
    private boolean due;
    private boolean sending;
    private Future<?> retry;

    /**
     * @param what the items in words, for log lines, such as {@code spans}
     * @param encoder makes an export request of the items
     */
    Delivery(String what, URI receiver, OtlpClient client, DeliveryLimits limits, Function<List<T>, Marshaler> encoder) {
        this.client = client;
        this.limits = limits;
        outage = new Outage(what, receiver);
        batches = new Batches<>(client, encoder, limits.batchBytes(), (why, items) -> refuse(items, why));
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "otlp-" + what.replace(' ', '-'));
            thread.setDaemon(true);
            return thread;
        });
        executor.setRejectedExecutionHandler((task, ended) -> {
        });
        long delayMillis = limits.delay().toMillis();
        executor.scheduleWithFixedDelay(this::tick, delayMillis, delayMillis, TimeUnit.MILLISECONDS);
    }

    /** Never blocks and never fails. */
    void add(T item) {
        if (full || closed || waiting() >= limits.items()) {
            counts.dropped.increment();
            return;
        }
        added.incrementAndGet();
        queue.add(item);
        if (queued.incrementAndGet() == limits.batchItems()) {
            executor.execute(this::work);
        }
    }

    /** The number of items that the receiver has not accepted yet. */
    long waiting() {
        return added.get() - finished;
    }

    /** The upper bound of {@link #waiting()}. */
    int capacity() {
        return limits.items();
    }

    DeliveryCounts counts() {
        return counts;
    }

    /** Succeeds when all items that have been added so far are accepted or refused. */
    CompletableResultCode flush() {
        CompletableResultCode result = new CompletableResultCode();
        executor.execute(() -> {
            flushes.add(added.get(), result);
            if (retry != null && retry.cancel(false)) {
                sending = false;
            }
            work();
            finish(0);
        });
        return result;
    }

    /** Ends the delivery. Items that still wait are lost, counted and logged: flush first. */
    CompletableResultCode shutdown() {
        if (closed) {
            return CompletableResultCode.ofSuccess();
        }
        closed = true;
        executor.shutdownNow();
        client.close();
        long lost = waiting();
        if (lost > 0) {
            counts.shutdown.add(lost);
            outage.logLost(lost);
        }
        return CompletableResultCode.ofSuccess();
    }

    private void tick() {
        due = true;
        work();
    }

    private void work() {
        while (batches.bytes() < limits.bytes() && isBatchReady()) {
            batches.add(next());
            due = false;
        }
        full = batches.bytes() >= limits.bytes();
        outage.logDropped(counts.dropped.sum());
        send();
    }

    /** While a request is in flight only full batches are made: a slow receiver gets few large requests. */
    private boolean isBatchReady() {
        int items = queued.get();
        return items >= limits.batchItems() || items > 0 && batches.first() == null && (due || !flushes.isEmpty());
    }

    private List<T> next() {
        List<T> items = new ArrayList<>(limits.batchItems());
        T item;
        while (items.size() < limits.batchItems() && (item = queue.poll()) != null) {
            items.add(item);
        }
        queued.addAndGet(-items.size());
        return items;
    }

    private void send() {
        if (!sending && batches.first() != null) {
            sending = true;
            client.send(batches.first().bytes())
                    .thenAccept(answer -> executor.execute(() -> answered(answer)));
        }
    }

    private void answered(OtlpAnswer answer) {
        if (answer.kind() == OtlpAnswer.Kind.RETRY) {
            outage.logFailure(answer.text());
            retry = executor.schedule(this::sendAgain, outage.backoffMillis(), TimeUnit.MILLISECONDS);
            return;
        }
        sending = false;
        int items = batches.remove().items();
        int refused = items;
        if (answer.kind() == OtlpAnswer.Kind.ACCEPTED) {
            outage.logRecovery();
            refused = (int) Math.min(items, answer.rejected());
            counts.delivered.add(items - refused);
            finish(items - refused);
        }
        if (refused > 0) {
            refuse(refused, answer.text());
        }
        work();
    }

    private void sendAgain() {
        retry = null;
        sending = false;
        work();
    }

    private void refuse(int items, String why) {
        outage.logRefused(items, why);
        counts.refused.add(items);
        finish(items);
    }

    private void finish(int items) {
        finished += items;
        flushes.complete(finished);
    }
}
