package org.acme.trio.telemetry;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import io.quarkus.opentelemetry.runtime.propagation.TextMapPropagatorCustomizer;
import io.vertx.core.spi.observability.HttpRequest;

/**
 * Reads a trace context that comes in several header lines as W3C Trace Context asks: lists are joined in their order, and
 * a request with several {@code traceparent} lines has none. The framework's getter gives propagators the first line only.
 * <p>
 * OpenTelemetry has {@code TextMapGetter.getAll} for that, see
 * https://github.com/open-telemetry/opentelemetry-specification/issues/433 and
 * https://github.com/open-telemetry/opentelemetry-java/pull/6852. This class can go when the framework's getter implements it
 * and {@code W3CTraceContextPropagator} calls it, as {@code W3CBaggagePropagator} does.
 */
@Singleton
class TraceHeaderLines implements TextMapPropagatorCustomizer {

    private static final Set<String> LISTS = Set.of("tracestate", "baggage");

    @Override
    public TextMapPropagator customize(Context context) {
        return new Propagator(context.propagator());
    }

    private record Propagator(TextMapPropagator propagator) implements TextMapPropagator {

        @Override
        public Collection<String> fields() {
            return propagator.fields();
        }

        @Override
        public <C> void inject(io.opentelemetry.context.Context context, C carrier, TextMapSetter<C> setter) {
            propagator.inject(context, carrier, setter);
        }

        @Override
        public <C> io.opentelemetry.context.Context extract(io.opentelemetry.context.Context context, C carrier,
                TextMapGetter<C> getter) {
            return propagator.extract(context, carrier, new Getter<>(getter));
        }
    }

    private record Getter<C>(TextMapGetter<C> getter) implements TextMapGetter<C> {

        @Override
        public Iterable<String> keys(C carrier) {
            return getter.keys(carrier);
        }

        @Override
        public String get(C carrier, String key) {
            if (carrier instanceof HttpRequest request) {
                List<String> lines = request.headers().getAll(key);
                if (lines.size() > 1) {
                    return LISTS.contains(key) ? joined(lines) : null;
                }
            }
            return getter.get(carrier, key);
        }

        private static String joined(List<String> lines) {
            return lines.stream().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining(","));
        }
    }
}
