package org.acme.trio.otlp;

import java.util.concurrent.atomic.LongAdder;

/** The items of one signal since the start, by their end. */
final class DeliveryCounts {

    /** Accepted by the receiver. */
    final LongAdder delivered = new LongAdder();

    /** Lost: no room in the queue. */
    final LongAdder dropped = new LongAdder();

    /** Lost: refused by the receiver for good. */
    final LongAdder refused = new LongAdder();

    /** Lost: not accepted before the service stopped. */
    final LongAdder shutdown = new LongAdder();
}
