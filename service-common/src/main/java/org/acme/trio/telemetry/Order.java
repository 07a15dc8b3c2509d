package org.acme.trio.telemetry;

/** In which order the HTTP filters run; a higher number runs earlier. */
final class Order {

    static final int TRACE_RESPONSE = 300;
    static final int ACCESS_LOG = 200;
    static final int UNMATCHED_SPANS = 150;
    static final int OPEN_METRICS = 100;

    private Order() {
    }
}
