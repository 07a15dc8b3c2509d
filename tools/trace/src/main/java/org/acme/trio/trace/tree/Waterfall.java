package org.acme.trio.trace.tree;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

import org.acme.trio.trace.terminal.Terminal;
import org.acme.trio.trace.terminal.Text;

/**
 * Draws a trace with a line for each span: the service, the name (indented below that of the parent), a bar on the time
 * axis of the trace, the start (relative to that of the trace) and the duration. The name of a call to a database is
 * its statement. A span with an error is red and has an exclamation mark.
 */
public final class Waterfall {

    private static final int MAX_SERVICE = 20;
    private static final int MIN_BAR = 10;
    /** The columns of the exclamation mark, the blanks, the two | and the two times. */
    private static final int FIXED = 31;

    private final Trace trace;
    private final Terminal terminal;
    private final List<Row> rows = new ArrayList<>();
    private final int serviceWidth;
    private final int nameWidth;
    private final int barWidth;

    private record Row(String service, String name, Span span) {
    }

    private Waterfall(Trace trace, Terminal terminal) {
        this.trace = trace;
        this.terminal = terminal;
        Set<Span> seen = new HashSet<>();
        trace.roots().forEach(root -> add(root, 0, seen));
        // Spans that are each other's parents have no root.
        trace.spans().forEach(span -> add(span, 0, seen));
        serviceWidth = Math.min(MAX_SERVICE, longest(Row::service));
        int free = terminal.width() - FIXED - serviceWidth;
        nameWidth = Math.min(Math.min(free - MIN_BAR, terminal.width() * 2 / 5), longest(Row::name));
        barWidth = free - nameWidth;
    }

    /** {@return the lines; control characters in names are escaped} */
    public static List<String> draw(Trace trace, Terminal terminal) {
        Waterfall waterfall = new Waterfall(trace, terminal);
        return waterfall.rows.stream().map(waterfall::line).toList();
    }

    private void add(Span span, int depth, Set<Span> seen) {
        if (seen.add(span)) {
            rows.add(new Row(Text.printable(span.service()), "  ".repeat(depth) + Text.printable(name(span)), span));
            trace.childrenOf(span).forEach(child -> add(child, depth + 1, seen));
        }
    }

    /** A statement, in one line, begins with the operation and has the table: that is all that the name of its span has. */
    private static String name(Span span) {
        String statement = span.attributes().get("db.query.text");
        return statement == null ? span.name() : statement.strip().replaceAll("\\s+", " ");
    }

    private int longest(Function<Row, String> column) {
        return rows.stream().map(column).mapToInt(String::length).max().orElseThrow();
    }

    private String line(Row row) {
        Duration start = Duration.between(trace.start(), row.span.start());
        String line = String.format(Locale.ROOT, "%s %s  %s |%s| %s %s", row.span.error() ? "!" : " ",
                column(row.service, serviceWidth), column(row.name, nameWidth), bar(start, row.span.duration()),
                millis(start), millis(row.span.duration()));
        return row.span.error() ? terminal.red(line) : line;
    }

    private static String column(String text, int width) {
        String clipped = Text.clip(text, width);
        return clipped + " ".repeat(width - clipped.length());
    }

    private String bar(Duration start, Duration duration) {
        double columnsPerNano = barWidth / (double) Math.max(1, trace.duration().toNanos());
        int from = Math.min(barWidth - 1, (int) (start.toNanos() * columnsPerNano));
        int to = Math.max(from + 1, (int) Math.round(start.plus(duration).toNanos() * columnsPerNano));
        return " ".repeat(from) + "=".repeat(to - from) + " ".repeat(barWidth - to);
    }

    private static String millis(Duration time) {
        return String.format(Locale.ROOT, "%8.1f ms", time.toNanos() / 1e6);
    }
}
