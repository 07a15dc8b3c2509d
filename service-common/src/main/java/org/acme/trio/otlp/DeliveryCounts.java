package org.acme.trio.otlp;

import java.util.concurrent.atomic.LongAdder;

/** What became of the items of one signal since the start. */
final class DeliveryCounts {

    /** The receiver accepted them. */
    final LongAdder delivered = new LongAdder();

    /** Lost: there was no room to wait in. */
    final LongAdder dropped = new LongAdder();

    /** Lost: the receiver refused them for good. */
    final LongAdder refused = new LongAdder();

    /** Lost: the service stopped first. */
    final LongAdder shutdown = new LongAdder();
}
