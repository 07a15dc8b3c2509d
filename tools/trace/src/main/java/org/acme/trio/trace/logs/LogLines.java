package org.acme.trio.trace.logs;

import java.util.List;

/**
 * The log lines of a trace.
 *
 * @param lines those of all services, in the order of their time
 * @param unreadable how many other lines contain the trace id but are not JSON lines of a service
 */
public record LogLines(List<LogLine> lines, int unreadable) {

    public LogLines {
        lines = List.copyOf(lines);
    }
}
