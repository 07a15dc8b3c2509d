package org.acme.trio.chain;

import static org.acme.trio.testing.Spans.number;
import static org.acme.trio.testing.Spans.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;

import jakarta.ws.rs.ProcessingException;

import org.acme.trio.config.Peer;
import org.junit.jupiter.api.Test;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;

/** The span of a connection that failed. */
class ConnectFailuresTest {

    private static final Peer PEER = new Peer("service-b", URI.create("http://b.invalid:8082"));

    private static final class PrivateException extends ConnectException {
    }

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final ConnectFailures connectFailures = new ConnectFailures(SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(exporter)).build().get("test"));

    @Test
    void aHostThatNobodyKnowsIsAnUnknownHostException() {
        SpanData span = record(0, new ProcessingException(new UnknownHostException("b.invalid")));
        assertThat(text(span, "error.type")).isEqualTo("java.net.UnknownHostException");
        assertThat(text(span, "server.address")).isEqualTo("b.invalid");
        assertThat(number(span, "server.port")).isEqualTo(8082);
    }

    @Test
    void aSubclassThatNobodyCanSeeIsAConnectException() {
        assertThat(text(record(0, new PrivateException()), "error.type")).isEqualTo("java.net.ConnectException");
    }

    @Test
    void onlyAnAttemptThatIsNotTheFirstSaysWhichOneItIs() {
        assertThat(number(record(0, new ConnectException()), "http.request.resend_count")).isNull();
        exporter.reset();
        assertThat(number(record(1, new ConnectException()), "http.request.resend_count")).isEqualTo(1);
    }

    @Test
    void aConnectionThatBreaksIsNone() {
        assertThat(ConnectFailures.isConnectFailure(new ProcessingException(new IOException("reset")))).isFalse();
    }

    private SpanData record(int resends, Exception failure) {
        connectFailures.record(PEER, "http://b.invalid:8082/chain?route=", resends, 0, failure);
        return exporter.getFinishedSpanItems().get(0);
    }
}
