package org.acme.trio.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.Code;
import com.google.rpc.Status;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class OtlpHttpRefusalTest {

    private static final byte[] GARBAGE = { 0x0a, 0x7f };

    @Inject
    OtlpHttpServer server;

    @Inject
    BackendConfig config;

    private OtlpHttp otlp;

    @BeforeEach
    void connect() {
        otlp = new OtlpHttp(server.port());
    }

    @ParameterizedTest
    @ValueSource(strings = { "/v1/traces", "/v1/logs" })
    void refusesABodyThatIsNotOtlp(String path) {
        assertRefused(400, Code.INVALID_ARGUMENT, otlp.post(path, GARBAGE));
    }

    @Test
    void refusesABodyThatIsNotTheGzipItClaimsToBe() {
        assertRefused(400, Code.INVALID_ARGUMENT, otlp.post("/v1/traces", GARBAGE, "Content-Encoding", "gzip"));
    }

    @Test
    void refusesGzipThatEndsTooEarly() {
        byte[] whole = OtlpHttp.gzip(Otlp.traces("service-a", Otlp.span("GET /")).toByteArray());
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        assertRefused(400, Code.INVALID_ARGUMENT, otlp.post("/v1/traces", half, "Content-Encoding", "gzip"));
    }

    @Test
    void refusesAnEncodingItCannotRead() {
        assertRefused(415, Code.INVALID_ARGUMENT, otlp.post("/v1/traces", GARBAGE, "Content-Encoding", "br"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "application/json", "application/x-www-form-urlencoded", "multipart/form-data" })
    void refusesATypeItCannotReadBeforeItReadsIt(String type) {
        byte[] body = "x".repeat(20_000).getBytes();
        assertRefused(415, Code.INVALID_ARGUMENT, otlp.send(otlp.to("/v1/traces").header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body))));
    }

    @Test
    void refusesABodyWithoutAType() {
        assertRefused(415, Code.INVALID_ARGUMENT, otlp.send(otlp.to("/v1/traces").POST(BodyPublishers.ofByteArray(GARBAGE))));
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        assertRefused(413, Code.RESOURCE_EXHAUSTED, otlp.post("/v1/traces", tooLarge()));
    }

    @Test
    void refusesABodyOfUnknownLengthThatBecomesTooLarge() {
        assertRefused(413, Code.RESOURCE_EXHAUSTED, otlp.send(otlp.to("/v1/traces")
                .header("Content-Type", "application/x-protobuf")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLarge())))));
    }

    @Test
    void refusesASmallBodyThatUnpacksToATooLargeOne() {
        byte[] bomb = OtlpHttp.gzip(tooLarge());
        assertTrue(bomb.length < config.otlp().maxRequestBytes() / 100);
        assertRefused(413, Code.RESOURCE_EXHAUSTED, otlp.post("/v1/traces", bomb, "Content-Encoding", "gzip"));
    }

    @Test
    void refusesAMethodOtherThanPost() {
        var answer = otlp.send(otlp.to("/v1/traces").GET());
        assertRefused(405, Code.UNIMPLEMENTED, answer);
        assertEquals(List.of("POST"), answer.headers().allValues("Allow"));
    }

    @Test
    void doesNotImplementMetrics() {
        assertRefused(404, Code.UNIMPLEMENTED, otlp.post("/v1/metrics", new byte[0]));
    }

    private byte[] tooLarge() {
        return new byte[config.otlp().maxRequestBytes() + 1];
    }

    /** In the protocol's own form. */
    private static void assertRefused(int httpStatus, Code code, HttpResponse<byte[]> answer) {
        assertEquals(httpStatus, answer.statusCode());
        assertEquals(List.of("application/x-protobuf"), answer.headers().allValues("Content-Type"));
        Status status = parsed(answer.body());
        assertEquals(code.getNumber(), status.getCode());
        assertFalse(status.getMessage().isEmpty());
    }

    private static Status parsed(byte[] body) {
        try {
            return Status.parseFrom(body);
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError("not a google.rpc.Status", e);
        }
    }
}
