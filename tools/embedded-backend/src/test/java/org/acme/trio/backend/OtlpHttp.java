package org.acme.trio.backend;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;

/** A client of OTLP/HTTP that sends what it is told to, right or wrong. */
final class OtlpHttp {

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI endpoint;

    OtlpHttp(int port) {
        endpoint = URI.create("http://127.0.0.1:" + port);
    }

    HttpResponse<byte[]> post(String path, byte[] body, String... otherHeaders) {
        var request = to(path).header("Content-Type", "application/x-protobuf");
        return send(
                (otherHeaders.length == 0 ? request : request.headers(otherHeaders)).POST(BodyPublishers.ofByteArray(body)));
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(endpoint.resolve(path)).timeout(Duration.ofSeconds(10));
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] gzip(byte[] body) {
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }
}
