package org.acme.trio.backend;

import java.util.concurrent.atomic.LongAdder;

import jakarta.inject.Singleton;

/** What came in since the start, so that nothing disappears without a trace. */
@Singleton
class Counters {

    /** Stored, or refused for their ids or size. */
    final LongAdder spansAccepted = new LongAdder();
    final LongAdder spansRefused = new LongAdder();

    /** Stored with their span, dropped because they were written outside of any, or refused for their ids or size. */
    final LongAdder logsAccepted = new LongAdder();
    final LongAdder logsWithoutSpan = new LongAdder();
    final LongAdder logsRefused = new LongAdder();

    /** Stored without their end, because they were too long. */
    final LongAdder valuesCut = new LongAdder();

    /** Told to come again, because too many were under way, or given up because they did not arrive in time. */
    final LongAdder requestsTurnedAway = new LongAdder();
}
