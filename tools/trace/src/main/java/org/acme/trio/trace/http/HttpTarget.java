package org.acme.trio.trace.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server that is asked over HTTP/1.1. Its failures are told in words for the person at the terminal.
 *
 * @param name what messages call it, such as {@code service-a}
 * @param base scheme, host and port, without a path
 * @param start how it is started, as it is told when nobody listens; empty when it need not run
 */
public record HttpTarget(String name, URI base, String start) {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /** A service, or the backend beside the services. */
    public HttpTarget(String name, URI base) {
        this(name, base, "scripts/up.sh starts it");
    }

    /** {@return a program of the Grafana stack} */
    public static HttpTarget ofStack(String name, URI base) {
        return new HttpTarget(name, base, "scripts/up.sh --with containers or binaries starts it");
    }

    /** {@return the address of a path, with a query if there is one} */
    public URI at(String pathAndQuery) {
        return base.resolve(pathAndQuery);
    }

    /**
     * Sends a GET request and waits for the whole answer, whatever its status.
     *
     * @throws IOException when there is no whole answer in time; the message is fit to be printed
     */
    public HttpResponse<String> get(String pathAndQuery, Map<String, String> headers, Duration timeout)
            throws IOException {
        CompletableFuture<HttpResponse<String>> answer = send(pathAndQuery, headers, timeout, BodyHandlers.ofString());
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw inWords(e.getCause(), pathAndQuery, timeout);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    /** Sends a GET request; the answer fails with a {@link TimeoutException} when it is not there in time. */
    public <T> CompletableFuture<HttpResponse<T>> send(String pathAndQuery, Map<String, String> headers, Duration timeout,
            BodyHandler<T> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(pathAndQuery));
        headers.forEach(request::header);
        CompletableFuture<HttpResponse<T>> exchange = CLIENT.sendAsync(request.build(), body);
        // The timeout of the request itself ends with the headers; this one holds for the body too.
        return exchange.copy()
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((answer, failure) -> exchange.cancel(true));
    }

    private IOException inWords(Throwable failure, String pathAndQuery, Duration timeout) {
        if (failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException) {
            return new ConnectException(
                    name + " does not answer on " + base + (start.isEmpty() ? "" : ": is it running? " + start));
        }
        if (failure instanceof TimeoutException) {
            return new HttpTimeoutException(
                    name + " did not answer " + at(pathAndQuery) + " within " + timeout.toMillis() + " ms");
        }
        return new IOException(name + " broke off its answer to " + at(pathAndQuery) + ": " + failure.getMessage(), failure);
    }
}
