package org.acme.trio.telemetry;

import java.util.Set;

import jakarta.inject.Singleton;

import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdkBuilder;
import io.quarkus.micrometer.runtime.config.MicrometerConfig;
import io.quarkus.opentelemetry.runtime.AutoConfiguredOpenTelemetrySdkBuilderCustomizer;
import io.quarkus.opentelemetry.runtime.tracing.DropTargetsSampler;
import io.quarkus.vertx.http.runtime.VertxHttpBuildTimeConfig;
import io.quarkus.vertx.http.runtime.management.ManagementInterfaceBuildTimeConfig;

/**
 * The paths of health, metrics and documentation, wherever the configuration has put them. Requests for them have no access
 * line and no span.
 */
@Singleton
class FrameworkPaths implements AutoConfiguredOpenTelemetrySdkBuilderCustomizer {

    private final boolean onManagementInterface;
    private final String applicationRoot;
    private final String frameworkRoot;
    private final String metrics;

    FrameworkPaths(VertxHttpBuildTimeConfig http, ManagementInterfaceBuildTimeConfig management, MicrometerConfig meters) {
        onManagementInterface = management.enabled();
        applicationRoot = directory("/", http.rootPath());
        frameworkRoot = directory(applicationRoot, http.nonApplicationRootPath());
        String root = onManagementInterface ? directory("/", management.rootPath()) : frameworkRoot;
        String withSlash = directory(root, meters.export().prometheus().path());
        metrics = withSlash.substring(0, withSlash.length() - 1);
    }

    /** Whether a request on the application's port is for the framework. */
    boolean contains(String path) {
        return !onManagementInterface
                && (isMetrics(path) || !frameworkRoot.equals(applicationRoot) && path.startsWith(frameworkRoot));
    }

    /** Whether this is the path of the metrics, on the port that they are on. */
    boolean isMetrics(String path) {
        return path.equals(metrics) || path.startsWith(metrics + "/");
    }

    /** The framework's own sampler leaves out what is below its root: metrics with an absolute path are not. */
    @Override
    public void customize(AutoConfiguredOpenTelemetrySdkBuilder sdk) {
        sdk.addSamplerCustomizer((sampler, config) -> new DropTargetsSampler(sampler, Set.of(metrics, metrics + "/*")));
    }

    /** Resolves {@code path} as the framework does; the result begins and ends with a slash. */
    private static String directory(String base, String path) {
        return (path.startsWith("/") ? path : base + path).replaceFirst("/*$", "/");
    }
}
