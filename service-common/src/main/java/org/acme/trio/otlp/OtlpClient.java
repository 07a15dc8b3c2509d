package org.acme.trio.otlp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

import io.opentelemetry.exporter.internal.marshal.Marshaler;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.tracing.TracingPolicy;

/**
 * Sends the export requests of one signal to one receiver, as <a href="https://opentelemetry.io/docs/specs/otlp/">OTLP</a> over
 * gRPC or HTTP says. Each request is one attempt; the {@link OtlpAnswer} says whether another one may succeed.
 */
final class OtlpClient {

    /** The size of the largest request, before compression: receivers take 4 MiB by default over gRPC, its frame included. */
    static final int MAX_REQUEST_BYTES = 4_000_000;

    /** The prefix of a gRPC message: whether it is compressed, and its length. */
    private static final int FRAME_BYTES = 5;

    private final HttpClient client;
    private final Context context;
    private final RequestOptions request;
    private final boolean grpc;
    private final boolean gzip;
    private final long timeoutMillis;

    OtlpClient(Vertx vertx, OtlpEndpoint endpoint) {
        URI url = endpoint.url();
        boolean tls = "https".equals(url.getScheme());
        grpc = endpoint.grpc();
        gzip = endpoint.gzip();
        timeoutMillis = endpoint.timeout().toMillis();
        HttpClientOptions options = new HttpClientOptions().setSsl(tls).setUseAlpn(tls && grpc).setMaxPoolSize(1)
                .setConnectTimeout((int) timeoutMillis).setHttp2ClearTextUpgrade(false)
                .setProtocolVersion(grpc ? HttpVersion.HTTP_2 : HttpVersion.HTTP_1_1)
                // The span of an export would be exported in turn.
                .setTracingPolicy(TracingPolicy.IGNORE);
        endpoint.tls().accept(options);
        client = vertx.createHttpClient(options);
        // A handler that is registered on the thread that reads the answer is never too late for it.
        context = vertx.getOrCreateContext();
        request = new RequestOptions().setMethod(HttpMethod.POST).setHost(url.getHost()).setSsl(tls)
                .setPort(url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80).setURI(endpoint.path())
                .setHeaders(headers(endpoint));
    }

    private MultiMap headers(OtlpEndpoint endpoint) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().addAll(endpoint.headers())
                .set(HttpHeaders.CONTENT_TYPE, grpc ? "application/grpc" : "application/x-protobuf");
        if (grpc) {
            headers.set("te", "trailers");
        }
        if (gzip) {
            headers.set(grpc ? "grpc-encoding" : "content-encoding", "gzip");
        }
        return headers;
    }

    /** The bytes of a request as they are sent. */
    byte[] encode(Marshaler request) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(request.getBinarySerializedSize());
        try (OutputStream out = gzip ? new GZIPOutputStream(bytes) : bytes) {
            request.writeBinaryTo(out);
        }
        return bytes.toByteArray();
    }

    /**
     * Makes one attempt. Never fails: a broken connection, or no answer within the endpoint's timeout, is a result too.
     *
     * @param message the result of {@link #encode}
     */
    CompletableFuture<OtlpAnswer> send(byte[] message) {
        CompletableFuture<OtlpAnswer> answer = new CompletableFuture<>();
        Buffer body = grpc ? frame(message) : Buffer.buffer(message);
        context.runOnContext(go -> client.request(request)
                .compose(open -> {
                    // The future of the response fails as well; without this handler the client would log the error.
                    open.exceptionHandler(failure -> {
                    });
                    answer.thenAccept(done -> abandon(open, done));
                    return open.send(body);
                })
                .compose(this::read)
                .onComplete(
                        result -> answer.complete(result.succeeded() ? result.result() : OtlpAnswer.noAnswer(result.cause()))));
        return answer.completeOnTimeout(OtlpAnswer.noAnswer("no answer within " + timeoutMillis + " ms"), timeoutMillis,
                TimeUnit.MILLISECONDS);
    }

    void close() {
        client.close();
    }

    private Future<OtlpAnswer> read(HttpClientResponse response) {
        return response.body().map(body -> {
            if (grpc && response.statusCode() == 200) {
                boolean early = response.headers().contains("grpc-status");
                MultiMap last = early ? response.headers() : response.trailers();
                return OtlpAnswer.grpc(last.get("grpc-status"), last.get("grpc-message"), message(body));
            }
            return OtlpAnswer.http(response.statusCode(), body.getBytes());
        });
    }

    /** Releases the only connection after an attempt without an answer. */
    private static void abandon(HttpClientRequest open, OtlpAnswer done) {
        if (done.kind() == OtlpAnswer.Kind.RETRY) {
            open.reset();
        }
    }

    /** The length-prefixed message of gRPC over HTTP/2. */
    private Buffer frame(byte[] message) {
        return Buffer.buffer(FRAME_BYTES + message.length).appendByte((byte) (gzip ? 1 : 0)).appendInt(message.length)
                .appendBytes(message);
    }

    /** The answer is not compressed: no request accepts that. */
    private static byte[] message(Buffer frame) {
        return frame.length() < FRAME_BYTES ? new byte[0] : frame.getBytes(FRAME_BYTES, frame.length());
    }
}
