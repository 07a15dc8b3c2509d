package org.acme.trio.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.acme.trio.otlp.OtlpAnswer.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The result of each answer of a receiver. */
class OtlpClientTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Receiver receiver = new Receiver();

    @AfterEach
    void stop() {
        receiver.close();
    }

    @ParameterizedTest
    @CsvSource({ "0,ACCEPTED", "1,RETRY", "4,RETRY", "8,RETRY", "14,RETRY", "3,REFUSED", "12,REFUSED", "16,REFUSED" })
    void aStatusOfGrpcSaysWhatToDoNext(int status, Kind kind) {
        receiver.answers(Receiver.grpc(status, "why"));
        OtlpAnswer answer = send(true);
        assertThat(answer.kind()).isEqualTo(kind);
        assertThat(answer.text()).isEqualTo(status == 0 ? null : "gRPC status " + status + ": why");
    }

    @Test
    void aStatusOfGrpcMayComeWithoutAMessage() {
        receiver.answers(request -> request.response().putHeader("grpc-status", "14").end());
        assertThat(send(true)).isEqualTo(new OtlpAnswer(Kind.RETRY, "gRPC status 14"));
    }

    @ParameterizedTest
    @CsvSource({ "200,ACCEPTED", "202,ACCEPTED", "429,RETRY", "502,RETRY", "503,RETRY", "504,RETRY", "400,REFUSED",
            "413,REFUSED",
            "404,REFUSED", "500,REFUSED" })
    void aStatusOfHttpSaysWhatToDoNext(int status, Kind kind) {
        receiver.answers(Receiver.http(status));
        assertThat(send(false).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void anAnswerMaySayThatARequestWasAcceptedInPart(boolean grpc) {
        byte[] message = PartialSuccessTest.response(3, "too old");
        receiver.answers(grpc ? Receiver.grpc(0, "", message) : Receiver.http(200, message));
        assertThat(send(grpc)).isEqualTo(new OtlpAnswer(Kind.ACCEPTED, "too old", 3));
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void anAnswerThatDoesNotComeIsNotWaitedForLonger(boolean grpc) {
        receiver.answers(Receiver.HANGS);
        OtlpClient client = receiver.client(grpc, Duration.ofSeconds(1));
        long start = System.nanoTime();
        assertThat(send(client)).isEqualTo(new OtlpAnswer(Kind.RETRY, "no answer within 1000 ms"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void anAttemptThatWasGivenUpDoesNotHoldTheConnection(boolean grpc) {
        OtlpClient client = receiver.client(grpc, Duration.ofSeconds(1));
        receiver.answers(Receiver.HANGS);
        send(client);
        receiver.answers(grpc ? Receiver.grpc(0, "") : Receiver.http(200));
        await().until(() -> send(client).kind() == Kind.ACCEPTED);
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void aConnectionThatBreaksIsTriedAgain(boolean grpc) {
        receiver.answers(request -> request.connection().close());
        assertThat(send(grpc).kind()).isEqualTo(Kind.RETRY);
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void aPortWithoutListenerIsTriedAgain(boolean grpc) {
        receiver.stop();
        assertThat(send(grpc).kind()).isEqualTo(Kind.RETRY);
    }

    @Test
    void aRequestIsThatOfGrpc() {
        receiver.answers(Receiver.grpc(0, ""));
        send(true);
        assertThat(receiver.requests()).isOne();
        assertThat(receiver.last()).satisfies(request -> {
            assertThat(request.path()).isEqualTo("/opentelemetry.proto.collector.trace.v1.TraceService/Export");
            assertThat(request.getHeader("content-type")).isEqualTo("application/grpc");
            assertThat(request.getHeader("te")).isEqualTo("trailers");
            assertThat(request.getHeader("authorization")).isEqualTo("token");
        });
    }

    /** Each answer is read, however fast it comes: a handler that is registered too late would never be called. */
    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void noAnswerIsMissedAmongThousands(boolean grpc) {
        receiver.answers(grpc ? Receiver.grpc(0, "") : Receiver.http(200));
        OtlpClient client = receiver.client(grpc, PATIENCE);
        int exports = Integer.getInteger("weather.exports");
        long slowest = 0;
        for (int i = 0; i < exports; i++) {
            long start = System.nanoTime();
            assertThat(send(client)).isEqualTo(new OtlpAnswer(Kind.ACCEPTED, null));
            slowest = Math.max(slowest, System.nanoTime() - start);
        }
        System.out.printf("%d exports over %s, the slowest in %d ms.%n", exports, grpc ? "gRPC" : "HTTP",
                TimeUnit.NANOSECONDS.toMillis(slowest));
    }

    private OtlpAnswer send(boolean grpc) {
        return send(receiver.client(grpc, PATIENCE));
    }

    private static OtlpAnswer send(OtlpClient client) {
        return client.send("request".getBytes()).orTimeout(20, TimeUnit.SECONDS).join();
    }
}
