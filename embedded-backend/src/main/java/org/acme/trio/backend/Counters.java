package org.acme.trio.backend;

import java.util.concurrent.atomic.LongAdder;

import jakarta.inject.Singleton;

/** What came in since the start, so that nothing disappears without a trace. */
@Singleton
class Counters {

    /** Stored, or refused for their ids. */
    final LongAdder spansAccepted = new LongAdder();
    final LongAdder spansRefused = new LongAdder();

    /** Stored with their span, dropped because they were written outside of any, or refused for their ids. */
    final LongAdder logsAccepted = new LongAdder();
    final LongAdder logsWithoutSpan = new LongAdder();
    final LongAdder logsRefused = new LongAdder();
}
