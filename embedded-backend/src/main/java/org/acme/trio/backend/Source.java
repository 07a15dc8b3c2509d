package org.acme.trio.backend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.resource.v1.Resource;
import zipkin2.Endpoint;

/**
 * Where a span or a log record comes from.
 *
 * @param endpoint carries {@code service.name}, which Zipkin folds to lower case
 * @param tags what a reader of a single span wants to know of its resource and scope
 */
record Source(Endpoint endpoint, Map<String, String> tags) {

    /** The name that the SDKs report where none is configured. */
    private static final String UNKNOWN_SERVICE = "unknown_service";

    private static final List<String> KEPT = List.of("service.namespace", "service.version", "service.instance.id",
            "deployment.environment.name");

    static Source of(Resource resource) {
        Map<String, String> attributes = TagValues.tags(resource.getAttributesList());
        String name = attributes.getOrDefault("service.name", "");
        var endpoint = Endpoint.newBuilder().serviceName(name.isEmpty() ? UNKNOWN_SERVICE : name).build();
        attributes.keySet().retainAll(KEPT);
        return new Source(endpoint, attributes);
    }

    Source with(InstrumentationScope scope) {
        var all = new LinkedHashMap<>(tags);
        if (!scope.getName().isEmpty()) {
            all.put("otel.scope.name", scope.getName());
        }
        if (!scope.getVersion().isEmpty()) {
            all.put("otel.scope.version", scope.getVersion());
        }
        return new Source(endpoint, all);
    }
}
