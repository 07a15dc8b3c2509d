package org.acme.trio.telemetry;

/**
 * The order of the filters of this package; a higher number runs earlier. {@code RefusedRequests} is before and after all, and
 * all of it before the framework's filters for CORS (300) and security (200, 100), which fail for a path that is no path.
 */
final class FilterOrder {

    static final int TRACE_RESPONSE = 600;
    static final int ACCESS_LOG = 500;
    static final int UNMATCHED_SPANS = 450;
    static final int OPEN_METRICS = 400;

    private FilterOrder() {
    }
}
