package org.acme.trio.backend;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.annotation.JsonProperty;

import zipkin2.DependencyLink;
import zipkin2.Span;
import zipkin2.internal.DependencyLinker;
import zipkin2.storage.QueryRequest;

/**
 * Traces in memory, bounded by {@code backend.max-spans} and, in bytes, by {@code backend.max-heap-percent}. A span may come in
 * parts; readers get it whole. There is no index besides the trace id, so nothing grows but what is bounded, and a search reads
 * the whole store. One thread at a time does that, because its intermediate results are as many as there are traces.
 */
@Singleton
class Store {

    /** So that no trace can evict all others, or be too large to be read. */
    private static final int TRACES_AT_LEAST = 16;
    private static final int TRACE_BYTES = 250;

    /** More names, or longer ones, help nobody who chooses from them. */
    private static final int MAX_NAMES = 1000;

    private final int maxSpans;
    private final long maxBytes;
    private final SpanBytes spanBytes;
    /** The one that was written to last comes last. */
    private final Map<String, StoredTrace> traces = new LinkedHashMap<>();
    private int spans;
    private long bytes;
    private volatile Content content;

    @Inject
    Store(BackendConfig config, SpanBytes spanBytes) {
        this(config.maxSpans(), Runtime.getRuntime().maxMemory() / 100 * config.maxHeapPercent(), spanBytes);
    }

    Store(int maxSpans, long maxBytes, SpanBytes spanBytes) {
        this.maxSpans = maxSpans;
        this.maxBytes = maxBytes;
        this.spanBytes = spanBytes;
        content = new Content(0, 0, maxBytes);
    }

    /** The traces that have waited longest for a span make room for new ones, and in a very large trace its first spans. */
    synchronized void add(Span span) {
        StoredTrace trace = traces.remove(span.traceId());
        if (trace == null) {
            trace = new StoredTrace();
            bytes += TRACE_BYTES;
        }
        traces.put(span.traceId(), trace);
        long added = spanBytes.of(span);
        trace.add(span, added);
        spans++;
        bytes += added;
        while (trace.size() > 1 && trace.bytes() > maxBytes / TRACES_AT_LEAST) {
            removeOldestOf(trace);
        }
        makeRoom();
        content = new Content(spans, bytes, maxBytes);
    }

    private void makeRoom() {
        while (spans > maxSpans || bytes > maxBytes) {
            var oldest = traces.entrySet().iterator().next();
            if (traces.size() == 1 && oldest.getValue().size() > 1) {
                removeOldestOf(oldest.getValue());
            } else {
                traces.remove(oldest.getKey());
                spans -= oldest.getValue().size();
                bytes -= oldest.getValue().bytes() + TRACE_BYTES;
            }
        }
    }

    private void removeOldestOf(StoredTrace trace) {
        long before = trace.bytes();
        trace.removeOldest();
        spans--;
        bytes -= before - trace.bytes();
    }

    /** The trace, empty where it is not known; fails with IllegalArgumentException for an id that is not hex. */
    List<Span> trace(String traceId) {
        String id = Span.normalizeTraceId(traceId);
        return StoredTrace.whole(parts(id));
    }

    /** Those that match, newest first. Each is read when the stream comes to it, so that a large answer copies no store. */
    Stream<List<Span>> traces(QueryRequest query) {
        return known(matching(query));
    }

    private synchronized List<String> matching(QueryRequest query) {
        return traces.entrySet().stream().filter(trace -> query.test(trace.getValue().parts()))
                .sorted(Comparator.comparing(trace -> -trace.getValue().newestMicros())).limit(query.limit())
                .map(Map.Entry::getKey).toList();
    }

    /** Like the other, for the known ones of these ids. */
    Stream<List<Span>> traces(List<String> traceIds) {
        return known(traceIds.stream().map(Span::normalizeTraceId).distinct().toList());
    }

    private Stream<List<Span>> known(List<String> traceIds) {
        return traceIds.stream().map(this::parts).filter(parts -> !parts.isEmpty()).map(StoredTrace::whole);
    }

    private synchronized List<Span> parts(String traceId) {
        StoredTrace trace = traces.get(traceId);
        return trace == null ? List.of() : trace.parts();
    }

    List<String> serviceNames() {
        return each(Span::localServiceName);
    }

    List<String> spanNames(String service) {
        return eachOf(service, Span::name);
    }

    List<String> remoteServiceNames(String service) {
        return eachOf(service, Span::remoteServiceName);
    }

    List<String> tagValues(String key) {
        return each(span -> span.tags().get(key));
    }

    /** The calls between the services in the traces that began in this time. */
    synchronized List<DependencyLink> dependencies(long endTs, long lookback) {
        var query = QueryRequest.newBuilder().endTs(endTs).lookback(lookback).limit(Integer.MAX_VALUE).build();
        var linker = new DependencyLinker();
        traces(query).forEach(linker::putTrace);
        return linker.link().stream().limit(MAX_NAMES).toList();
    }

    /** What is kept now, of which the bytes are an estimate. Waits for nobody. */
    Content content() {
        return content;
    }

    record Content(int spans, long bytes, @JsonProperty("max_bytes") long maxBytes) {
    }

    private List<String> eachOf(String service, Function<Span, String> property) {
        String name = service.toLowerCase(Locale.ROOT);
        return each(span -> name.equals(span.localServiceName()) ? property.apply(span) : null);
    }

    /** In alphabetical order, each once. */
    private synchronized List<String> each(Function<Span, String> property) {
        return traces.values().stream().flatMap(trace -> trace.parts().stream()).map(property)
                .filter(name -> name != null && name.length() <= TagValues.MAX_NAME_LENGTH).distinct().sorted()
                .limit(MAX_NAMES).toList();
    }
}
