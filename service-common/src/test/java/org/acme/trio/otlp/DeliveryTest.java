package org.acme.trio.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.opentelemetry.exporter.internal.marshal.Marshaler;
import io.opentelemetry.exporter.internal.marshal.Serializer;

/** Items whose receiver accepts, refuses, hangs or is away. The items are words. */
class DeliveryTest {

    private static final int MANY = 1_000;

    private final Receiver receiver = new Receiver();
    private final Delivery<String> delivery = delivery(10_000, 1_000_000, 256);

    @AfterEach
    void stop() {
        delivery.shutdown();
        receiver.close();
    }

    @Test
    void everyItemArrivesOnceAndInOrder() {
        add(MANY);
        assertThat(flush(delivery)).isTrue();
        assertThat(arrived()).isEqualTo(words(MANY));
        assertThat(delivery.counts().delivered.sum()).isEqualTo(MANY);
        assertThat(delivery.waiting()).isZero();
    }

    @Test
    void anItemWaitsNoLongerThanTheDelay() {
        delivery.add("one");
        await().atMost(Duration.ofSeconds(5)).until(() -> arrived().equals(List.of("one")));
    }

    /**
     * Otherwise a receiver that is slow for a moment never catches up: each of its answers would make one small request more.
     */
    @Test
    void aReceiverThatIsSlowGetsFullBatches() throws InterruptedException {
        receiver.acceptsAfter(Duration.ofMillis(50));
        long start = System.nanoTime();
        for (String word : words(3 * MANY)) {
            delivery.add(word);
            TimeUnit.MICROSECONDS.sleep(500);
        }
        assertThat(flush(delivery)).isTrue();
        assertThat(arrived()).isEqualTo(words(3 * MANY));
        // A small request for each answer would be one in 50 ms, however slow this machine is; the delay allows one in 100 ms.
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        assertThat(receiver.requests()).isLessThan((int) Math.max(40, millis / 75));
    }

    @Test
    void whatIsNotAcceptedIsSentAgainUntilItIs() {
        receiver.answers(Receiver.http(503));
        add(MANY);
        await().until(() -> receiver.requests() >= 3);
        assertThat(arrived()).isEmpty();
        assertThat(delivery.waiting()).isEqualTo(MANY);
        receiver.accepts();
        await().untilAsserted(() -> assertThat(arrived()).isEqualTo(words(MANY)));
        assertThat(lost()).isZero();
    }

    @Test
    void aReceiverThatIsAwayLosesNothing() {
        add(MANY / 2);
        flush(delivery);
        receiver.stop();
        IntStream.range(MANY / 2, MANY).mapToObj(String::valueOf).forEach(delivery::add);
        assertThat(delivery.flush().join(1, TimeUnit.SECONDS).isSuccess()).isFalse();
        receiver.start();
        await().untilAsserted(() -> assertThat(arrived()).isEqualTo(words(MANY)));
        assertThat(lost()).isZero();
    }

    @Test
    void whoAddsNeverWaitsForAReceiverThatHangs() {
        receiver.answers(Receiver.HANGS);
        long start = System.nanoTime();
        add(100_000);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(delivery.waiting()).isLessThanOrEqualTo(10_000);
    }

    @Test
    void moreItemsThanMayWaitAreDroppedAndCounted() {
        receiver.stop();
        add(10_100);
        assertThat(delivery.waiting()).isEqualTo(10_000);
        assertThat(delivery.counts().dropped.sum()).isEqualTo(100);
        receiver.start();
        await().untilAsserted(() -> assertThat(arrived()).isEqualTo(words(10_000)));
    }

    @Test
    void moreBytesThanMayWaitAreDroppedAndCountedAndThereIsRoomAfterwards() {
        receiver.stop();
        Delivery<String> small = delivery(1_000_000, 20_000, 4);
        String large = "x".repeat(1_000);
        for (int i = 0; i < 200; i++) {
            small.add(large);
            small.flush().join(10, TimeUnit.MILLISECONDS);
        }
        assertThat(small.waiting()).isBetween(20L, 25L);
        assertThat(small.counts().dropped.sum()).isEqualTo(200 - small.waiting());
        receiver.start();
        assertThat(flush(small)).isTrue();
        small.add("more");
        assertThat(flush(small)).isTrue();
        assertThat(arrived()).contains("more");
    }

    @Test
    void whatIsRefusedForGoodIsCountedAndHoldsNothingUp() {
        receiver.answers(Receiver.http(400));
        delivery.add("refused");
        assertThat(flush(delivery)).isTrue();
        receiver.accepts();
        delivery.add("accepted");
        assertThat(flush(delivery)).isTrue();
        assertThat(arrived()).containsExactly("accepted");
        assertThat(delivery.counts().refused.sum()).isEqualTo(1);
    }

    @Test
    void whatIsRejectedOfARequestThatWasAcceptedIsCounted() {
        receiver.answers(Receiver.http(200, PartialSuccessTest.response(3, "too old")));
        add(10);
        assertThat(flush(delivery)).isTrue();
        assertThat(delivery.counts().delivered.sum()).isEqualTo(7);
        assertThat(delivery.counts().refused.sum()).isEqualTo(3);
        assertThat(delivery.waiting()).isZero();
    }

    @Test
    void aBatchThatIsTooLargeArrivesInParts() {
        List<String> large = Stream.generate(() -> "x".repeat(1_500)).limit(20).toList();
        large.forEach(delivery::add);
        flush(delivery);
        assertThat(arrived()).isEqualTo(large);
        assertThat(receiver.accepted()).allSatisfy(body -> assertThat(body.length()).isLessThanOrEqualTo(4_000));
    }

    @Test
    void anItemThatIsTooLargeOnItsOwnIsCountedAsRefused() {
        Stream.of("before", "x".repeat(5_000), "after").forEach(delivery::add);
        assertThat(flush(delivery)).isTrue();
        assertThat(arrived()).containsExactly("before", "after");
        assertThat(delivery.counts().refused.sum()).isEqualTo(1);
    }

    @Test
    void whatWaitsAtTheEndIsCounted() {
        receiver.stop();
        add(MANY);
        delivery.shutdown();
        delivery.shutdown();
        assertThat(delivery.counts().shutdown.sum()).isEqualTo(MANY);
    }

    private Delivery<String> delivery(int items, long bytes, int batchItems) {
        return new Delivery<>("words", receiver.url(), receiver.client(false, Duration.ofSeconds(10)),
                new DeliveryLimits(items, bytes, batchItems, 4_000, Duration.ofMillis(100)), Words::new);
    }

    private void add(int count) {
        words(count).forEach(delivery::add);
    }

    private static List<String> words(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).toList();
    }

    private List<String> arrived() {
        return receiver.accepted().stream().flatMap(String::lines).toList();
    }

    private long lost() {
        DeliveryCounts counts = delivery.counts();
        return counts.dropped.sum() + counts.refused.sum() + counts.shutdown.sum();
    }

    /** Whether a flush completes in time. */
    private static boolean flush(Delivery<String> delivery) {
        return delivery.flush().join(10, TimeUnit.SECONDS).isSuccess();
    }

    /** A line each. */
    private static final class Words extends Marshaler {

        private final byte[] bytes;

        Words(List<String> words) {
            bytes = (String.join("\n", words) + "\n").getBytes();
        }

        @Override
        public int getBinarySerializedSize() {
            return bytes.length;
        }

        @Override
        protected void writeTo(Serializer output) throws IOException {
            output.writeSerializedMessage(bytes, "");
        }
    }
}
