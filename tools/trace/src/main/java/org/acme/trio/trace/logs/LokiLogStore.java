package org.acme.trio.trace.logs;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.acme.trio.trace.backend.Loki;
import org.acme.trio.trace.backend.LokiEntry;
import org.acme.trio.trace.backend.TimeRange;

/** Reads the log lines of the last hour over the HTTP API of Loki. */
public final class LokiLogStore implements LogStore {

    private static final Duration LOOK_BACK = Duration.ofHours(1);
    private static final int LIMIT = 1000;

    private final Loki loki;

    /** @param base the address of Loki's API, such as {@code http://127.0.0.1:3100} */
    public LokiLogStore(URI base) {
        loki = new Loki(base);
    }

    @Override
    public LogLines find(String traceId) throws IOException {
        List<LogLine> lines = new ArrayList<>();
        String query = "{service_name=~\".+\"} | trace_id=\"" + traceId + "\"";
        for (LokiEntry entry : loki.lines(query, TimeRange.last(LOOK_BACK), LIMIT)) {
            lines.add(line(entry, traceId));
        }
        lines.sort(Comparator.comparing(LogLine::time));
        return new LogLines(lines, 0);
    }

    /** A line that came over OTLP is the message alone. */
    private static LogLine line(LokiEntry entry, String traceId) {
        try {
            Optional<LogLine> line = JsonLogLine.parse(entry.line(), traceId);
            if (line.isPresent()) {
                return line.get();
            }
        } catch (IllegalArgumentException e) {
            // Not a line of the JSON formatter.
        }
        var fields = entry.fields();
        String level = fields.getOrDefault("level", fields.getOrDefault("severity_text", ""));
        return new LogLine(entry.time(), level, fields.getOrDefault("service_name", ""), entry.line(),
                Optional.ofNullable(fields.get("exception_type")));
    }
}
