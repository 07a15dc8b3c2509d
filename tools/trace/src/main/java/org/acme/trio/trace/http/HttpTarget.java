package org.acme.trio.trace.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An HTTP/1.1 server. The messages of the exceptions name it and say what happened; they are meant for the user.
 *
 * @param name the name in messages, such as {@code service-a}
 * @param base scheme, host and port, without a path
 * @param hint what to do when the connection fails; may be empty
 */
public record HttpTarget(String name, URI base, String hint) {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /** A service, or the embedded backend. */
    public HttpTarget(String name, URI base) {
        this(name, base, "is it running? scripts/up.sh starts it");
    }

    /** {@return a program of the Grafana stack} */
    public static HttpTarget ofStack(String name, URI base) {
        return new HttpTarget(name, base, "is it running? scripts/up.sh --with containers or binaries starts it");
    }

    /**
     * {@return an address for {@link #base()}}
     *
     * @throws IllegalArgumentException when it is not an HTTP URL of scheme, host and port only
     */
    public static URI parseBase(String address) {
        if (!address.matches("https?://[\\w.-]+(:[0-9]{1,5})?/?")) {
            throw new IllegalArgumentException("'" + address + "' is not an address such as http://127.0.0.1:9090");
        }
        return URI.create(address.replaceFirst("/$", ""));
    }

    /** {@return the address of a path, with or without a query} */
    public URI at(String pathAndQuery) {
        return base.resolve(pathAndQuery);
    }

    /**
     * Sends a GET request and reads the whole response, whatever its status.
     *
     * @param timeout from the request to the end of the response's body
     * @throws IOException when there is no connection within two seconds ({@link ConnectException}), the timeout expires
     *         ({@link HttpTimeoutException}), the connection breaks, or the thread is interrupted; it stays interrupted then
     */
    public HttpResponse<String> get(String pathAndQuery, Map<String, String> headers, Duration timeout) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(pathAndQuery));
        headers.forEach(request::header);
        return send(request.build(), timeout);
    }

    /** Sends a POST request with a body of JSON; else as {@link #get}. */
    public HttpResponse<String> postJson(String path, String body, Duration timeout) throws IOException {
        return send(HttpRequest.newBuilder(at(path)).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)).build(), timeout);
    }

    private HttpResponse<String> send(HttpRequest request, Duration timeout) throws IOException {
        CompletableFuture<HttpResponse<String>> exchange = CLIENT.sendAsync(request, BodyHandlers.ofString());
        try {
            // The timeout of HttpRequest covers the body only since Java 26 (JDK-8208693).
            return exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException(
                    name + " did not answer " + request.uri() + " within " + timeout.toMillis() + " ms");
        } catch (ExecutionException e) {
            throw failure(e.getCause(), request.uri());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } finally {
            exchange.cancel(true);
        }
    }

    private IOException failure(Throwable cause, URI address) {
        if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
            return new ConnectException(name + " does not answer on " + base + (hint.isEmpty() ? "" : ": " + hint));
        }
        return new IOException(name + " broke off its answer to " + address + ": " + cause.getMessage(), cause);
    }
}
