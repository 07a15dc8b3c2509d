package org.acme.trio.backend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import zipkin2.Call;
import zipkin2.DependencyLink;
import zipkin2.Span;
import zipkin2.storage.InMemoryStorage;
import zipkin2.storage.QueryRequest;

/** Zipkin's store in memory, bounded by {@code backend.max-spans}. A span may come in parts; readers get it whole. */
@Singleton
class Store {

    private final InMemoryStorage storage;
    private final int maxSpans;

    Store(BackendConfig config) {
        maxSpans = config.maxSpans();
        storage = InMemoryStorage.newBuilder().maxSpanCount(maxSpans).autocompleteKeys(config.autocompleteKeys()).build();
    }

    /** Oldest traces go first. The storage cannot make room for more than it holds, so a larger batch comes in slices. */
    void add(List<Span> spans) {
        for (int start = 0; start < spans.size(); start += maxSpans) {
            execute(storage.accept(spans.subList(start, Math.min(spans.size(), start + maxSpans))));
        }
    }

    /** The trace, empty where it is not known; fails with IllegalArgumentException for an id that is not lowercase hex. */
    List<Span> trace(String traceId) {
        return whole(execute(storage.getTrace(traceId)));
    }

    /** Lazy: spans are joined as the stream is read, so that a large answer costs no second copy of the store. */
    Stream<List<Span>> traces(QueryRequest query) {
        return execute(storage.getTraces(query)).stream().map(Store::whole);
    }

    /** Like the other, for the known ones of these ids. */
    Stream<List<Span>> traces(Iterable<String> traceIds) {
        return execute(storage.getTraces(traceIds)).stream().map(Store::whole);
    }

    List<String> serviceNames() {
        return execute(storage.getServiceNames());
    }

    List<String> spanNames(String service) {
        return execute(storage.getSpanNames(service));
    }

    List<String> remoteServiceNames(String service) {
        return execute(storage.getRemoteServiceNames(service));
    }

    List<DependencyLink> dependencies(long endTs, long lookback) {
        return execute(storage.getDependencies(endTs, lookback));
    }

    List<String> autocompleteKeys() {
        return execute(storage.getKeys());
    }

    List<String> autocompleteValues(String key) {
        return execute(storage.getValues(key));
    }

    /** Each span once: only the part that was a span has a name, the others bring annotations and come second. */
    private static List<Span> whole(List<Span> parts) {
        Map<String, Span> byId = new LinkedHashMap<>();
        parts.stream().sorted(Comparator.comparing(part -> part.name() == null))
                .forEach(part -> byId.merge(part.id(), part, Store::join));
        return List.copyOf(byId.values());
    }

    /** What both parts say; where they differ the first one counts. Their annotations are put in order, each kept once. */
    static Span join(Span first, Span second) {
        return first.toBuilder().merge(second).build();
    }

    private static <T> T execute(Call<T> call) {
        try {
            return call.execute();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
