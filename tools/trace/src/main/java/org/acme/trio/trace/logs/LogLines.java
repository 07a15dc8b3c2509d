package org.acme.trio.trace.logs;

import java.util.List;

/**
 * The log lines of one trace.
 *
 * @param lines the lines of all services in the order of their time
 * @param unreadable how many lines name the trace but could not be read
 */
public record LogLines(List<LogLine> lines, int unreadable) {

    public LogLines {
        lines = List.copyOf(lines);
    }
}
