package org.acme.trio.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of the records that are put into the queue of the log. */
class LogQueueTest {

    private static final int CAPACITY = 10;

    private final Output output = new Output();
    private final LogQueue queue = new LogQueue(CAPACITY, output);

    /** Writes as long as it has permits. */
    private static final class Output extends ExtHandler {

        private final List<String> written = new CopyOnWriteArrayList<>();
        private final Semaphore permits = new Semaphore(1_000_000);

        @Override
        protected void doPublish(ExtLogRecord record) {
            permits.acquireUninterruptibly();
            written.add(record.getMessage());
        }
    }

    @AfterEach
    void close() {
        output.permits.release(1_000_000);
        queue.close();
    }

    @Test
    void aRecordThatFindsAnIdleQueueIsWritten() {
        for (int i = 1; i <= 3; i++) {
            publish(i);
            await().pollInterval(Duration.ofMillis(5)).untilAsserted(() -> assertThat(queue.isAsleep()).isTrue());
            assertThat(output.written).hasSize(i);
        }
    }

    @Test
    void aClosedQueueHasWrittenEverythingInOrder() {
        List<String> all = IntStream.range(0, 1000).mapToObj(String::valueOf).toList();
        all.forEach(number -> publish(Integer.parseInt(number)));
        queue.close();
        assertThat(output.written).isEqualTo(all);
    }

    @Test
    void aRecordThatComesAfterTheEndIsWrittenToo() {
        queue.close();
        publish(1);
        assertThat(output.written).containsExactly("1");
    }

    @Test
    void whoLogsWaitsWhileTheQueueIsFullAndNothingIsDropped() throws InterruptedException {
        output.permits.drainPermits();
        int records = 3 * CAPACITY;
        Thread caller = new Thread(() -> IntStream.range(0, records).forEach(this::publish));
        caller.start();
        await().until(() -> caller.getState() == Thread.State.WAITING);
        assertThat(output.written).isEmpty();
        output.permits.release(records);
        caller.join(10_000);
        await().untilAsserted(() -> assertThat(output.written).hasSize(records));
    }

    private void publish(int number) {
        queue.publish(new ExtLogRecord(Level.INFO, String.valueOf(number), "test"));
    }
}
