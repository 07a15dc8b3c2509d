package org.acme.trio.trace;

import static java.time.ZoneOffset.UTC;

import java.io.PrintWriter;
import java.net.URI;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.acme.trio.trace.http.ChainAnswer;
import org.acme.trio.trace.http.TraceParent;
import org.acme.trio.trace.logs.LogLine;
import org.acme.trio.trace.logs.LogLines;
import org.acme.trio.trace.terminal.Terminal;
import org.acme.trio.trace.terminal.Text;
import org.acme.trio.trace.tree.Trace;
import org.acme.trio.trace.tree.Waterfall;

/**
 * The output of the command, part by part.
 *
 * @param out gets the request, the trace and its log lines
 * @param err gets what is missing
 */
record TraceReport(PrintWriter out, PrintWriter err, Terminal terminal) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS'Z'").withZone(UTC);
    private static final Set<String> ERROR_LEVELS = Set.of("ERROR", "FATAL", "SEVERE");

    void user(String email) {
        out.println(email + " signs up, logs in and reads the account");
    }

    void request(String method, URI address, Optional<TraceParent> sent) {
        out.println(method + " " + address);
        sent.ifPresent(context -> out.println("traceparent: " + context));
    }

    void answer(ChainAnswer answer) {
        out.println("status " + answer.status() + ", trace " + answer.traceId());
        answer.detail().ifPresent(detail -> out.println(Text.printable(detail)));
    }

    void trace(Trace trace) {
        out.println();
        Waterfall.draw(trace, terminal).forEach(out::println);
    }

    void logs(LogLines logs, String place) {
        out.println();
        logs.lines().forEach(this::log);
        if (logs.lines().isEmpty()) {
            out.println("No log lines of this trace in " + place);
        }
        if (logs.unreadable() > 0) {
            out.println("Log lines of this trace that are not JSON: " + logs.unreadable());
        }
        out.println();
    }

    private void log(LogLine line) {
        String text = String.format(Locale.ROOT, "%s %-5s %s  %s", TIME.format(line.time()), Text.printable(line.level()),
                Text.printable(line.service()), Text.printable(line.message()));
        out.println(ERROR_LEVELS.contains(line.level()) ? terminal.red(text) : text);
        line.exception().ifPresent(exception -> out.println("    " + Text.printable(exception)));
    }

    void link(URI address) {
        out.println(address);
        out.println();
    }

    void missing(List<String> missing) {
        if (!missing.isEmpty()) {
            err.println("The trace is not whole:");
            missing.forEach(line -> err.println("- " + Text.printable(line)));
        }
    }

    void failure(String failure) {
        err.println("The journey ended early: " + failure);
    }

    void notSampled() {
        err.println("The trace was not sampled: its spans were not recorded.");
    }
}
