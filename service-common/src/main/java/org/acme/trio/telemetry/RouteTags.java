package org.acme.trio.telemetry;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Tags;
import io.quarkus.micrometer.runtime.HttpServerMetricsTagsContributor;

/**
 * Counts a request under the route that its access line and its span name. The framework names the route only if the status is
 * neither 404 nor 3xx, and calls {@code /} {@code root}.
 */
@Singleton
class RouteTags implements HttpServerMetricsTagsContributor {

    @Override
    public Tags contribute(Context request) {
        String route = request.requestContextLocalData(Routes.TEMPLATE);
        return Tags.of("uri", route == null ? Routes.UNMATCHED : route);
    }
}
