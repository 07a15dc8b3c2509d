package org.acme.trio.backend;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import zipkin2.Span;
import zipkin2.codec.DependencyLinkBytesEncoder;
import zipkin2.codec.SpanBytesEncoder;
import zipkin2.storage.QueryRequest;

/**
 * The reading half of the <a href="https://zipkin.io/zipkin-api/">Zipkin API v2</a>. A parameter that is missing or malformed
 * is answered 400 with the reason as text.
 */
@Path("/api/v2")
@Produces(MediaType.APPLICATION_JSON)
class ZipkinApi {

    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final long DEFAULT_LIMIT = 10;

    private final Store store;
    private final List<String> autocompleteKeys;

    ZipkinApi(Store store, BackendConfig config) {
        this.store = store;
        autocompleteKeys = config.autocompleteKeys();
    }

    @GET
    @Path("/services")
    public List<String> services() {
        return store.serviceNames();
    }

    @GET
    @Path("/spans")
    public List<String> spans(@RestQuery String serviceName) {
        return store.spanNames(required("serviceName", serviceName));
    }

    @GET
    @Path("/remoteServices")
    public List<String> remoteServices(@RestQuery String serviceName) {
        return store.remoteServiceNames(required("serviceName", serviceName));
    }

    @GET
    @Path("/traces")
    public StreamingOutput traces(@RestQuery String serviceName, @RestQuery String remoteServiceName,
            @RestQuery String spanName,
            @RestQuery String annotationQuery, @RestQuery String minDuration, @RestQuery String maxDuration,
            @RestQuery String endTs, @RestQuery String lookback, @RestQuery String limit) {
        return json(store.traces(QueryRequest.newBuilder()
                .serviceName(serviceName).remoteServiceName(remoteServiceName).spanName(spanName)
                .parseAnnotationQuery(annotationQuery)
                .minDuration(number("minDuration", minDuration, null))
                .maxDuration(number("maxDuration", maxDuration, null))
                .endTs(number("endTs", endTs, System.currentTimeMillis()))
                .lookback(number("lookback", lookback, DAY_MILLIS))
                .limit(limit(number("limit", limit, DEFAULT_LIMIT)))
                .build()));
    }

    @GET
    @Path("/traceMany")
    public StreamingOutput traces(@RestQuery String traceIds) {
        return json(store.traces(List.of(required("traceIds", traceIds).split(",", -1))));
    }

    @GET
    @Path("/trace/{traceId}")
    public Response trace(@RestPath String traceId) {
        List<Span> spans = store.trace(traceId);
        if (spans.isEmpty()) {
            return text(404, traceId + " not found");
        }
        return Response.ok((StreamingOutput) output -> write(spans, output)).build();
    }

    @GET
    @Path("/dependencies")
    public byte[] dependencies(@RestQuery String endTs, @RestQuery String lookback) {
        return DependencyLinkBytesEncoder.JSON_V1.encodeList(store.dependencies(
                number("endTs", required("endTs", endTs), null), number("lookback", lookback, DAY_MILLIS)));
    }

    @GET
    @Path("/autocompleteKeys")
    public List<String> autocompleteKeys() {
        return autocompleteKeys;
    }

    @GET
    @Path("/autocompleteValues")
    public List<String> autocompleteValues(@RestQuery String key) {
        String known = required("key", key);
        return autocompleteKeys.contains(known) ? store.tagValues(known) : List.of();
    }

    /** What the parameters and Zipkin's own checks of ids and limits throw. */
    @ServerExceptionMapper
    public Response badRequest(IllegalArgumentException e) {
        return text(400, e.getMessage());
    }

    private static Response text(int status, String message) {
        return Response.status(status).type(MediaType.TEXT_PLAIN_TYPE).entity(message).build();
    }

    /** Written trace by trace, as a search can match the whole store. */
    private static StreamingOutput json(Stream<List<Span>> traces) {
        return output -> {
            char separator = '[';
            for (List<Span> trace : (Iterable<List<Span>>) traces::iterator) {
                output.write(separator);
                write(trace, output);
                separator = ',';
            }
            output.write((separator == '[' ? "[]" : "]").getBytes(StandardCharsets.US_ASCII));
        };
    }

    /** Written span by span, as a trace can be some megabytes. */
    private static void write(List<Span> trace, OutputStream output) throws IOException {
        char separator = '[';
        for (Span span : trace) {
            output.write(separator);
            output.write(SpanBytesEncoder.JSON_V2.encode(span));
            separator = ',';
        }
        output.write(']');
    }

    private static String required(String name, String value) {
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(name + " is required");
        }
        return value;
    }

    private static int limit(long value) {
        if (value > Integer.MAX_VALUE || value < 0) {
            throw new IllegalArgumentException("limit must be between 1 and " + Integer.MAX_VALUE);
        }
        return (int) value;
    }

    private static Long number(String name, String value, Long absent) {
        try {
            return value == null || value.isEmpty() ? absent : Long.valueOf(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a whole number");
        }
    }
}
