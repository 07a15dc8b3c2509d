package org.acme.trio.telemetry;

/** The order of the filters of this package; a higher number runs earlier. {@code RefusedRequests} is before and after all. */
final class FilterOrder {

    static final int TRACE_RESPONSE = 300;
    static final int ACCESS_LOG = 200;
    static final int UNMATCHED_SPANS = 150;
    static final int OPEN_METRICS = 100;

    private FilterOrder() {
    }
}
