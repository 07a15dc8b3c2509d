package org.acme.trio.backend;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

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

    private static final String SERVICE_NAME = "service.name";
    private static final Set<String> READ = Set.of(SERVICE_NAME, "service.namespace", "service.version",
            "service.instance.id", "deployment.environment.name");

    static Source of(Resource resource, TagValues values) {
        Map<String, String> attributes = values.tags(resource.getAttributesList(), READ);
        String name = attributes.getOrDefault(SERVICE_NAME, "");
        var endpoint = Endpoint.newBuilder().serviceName(name.isEmpty() ? UNKNOWN_SERVICE : values.name(name)).build();
        attributes.remove(SERVICE_NAME);
        return new Source(endpoint, attributes);
    }

    Source with(InstrumentationScope scope, TagValues values) {
        var all = new LinkedHashMap<>(tags);
        if (!scope.getName().isEmpty()) {
            all.put("otel.scope.name", values.text(scope.getName()));
        }
        if (!scope.getVersion().isEmpty()) {
            all.put("otel.scope.version", values.text(scope.getVersion()));
        }
        return new Source(endpoint, all);
    }
}
