package org.acme.trio.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The measurements of all variants, and the tables of their medians. */
final class Results {

    private static final String ROW = "| %s | %.3f | %s | %.3f | %s | %.0f | %.1f | %.0f | %.0f | %.2f | %.0f |%n";

    private final List<Subject> all;

    Results(List<Subject> all) {
        this.all = all;
    }

    /** Two tables in Markdown: what a request costs, and in which threads. */
    String tables() {
        return """
                | variant | CPU per `/chain`, ms | ÷ none | CPU at the fixed rate, ms | ÷ none | requests/s | p99, ms \
                | log bytes | OTLP bytes | ready, s | resident, MB |
                |---|---|---|---|---|---|---|---|---|---|---|
                """ + rows(this::row) + "\n" + threads();
    }

    private String row(Subject subject) {
        return String.format(Locale.ROOT, ROW, subject.variant().name(),
                median(subject, m -> m.cpu().total()), ratio(subject, m -> m.cpu().total()),
                median(subject, m -> m.fixedCpu().total()), ratio(subject, m -> m.fixedCpu().total()),
                median(subject, m -> m.closed().perSecond()), median(subject, m -> m.closed().p99Millis()),
                median(subject, Measurement::logBytes), median(subject, Measurement::exportBytes),
                subject.readyMillis() / 1000, subject.residentMegabytes());
    }

    private String threads() {
        return "| microseconds per `/chain` |" + Stream.of(ThreadTimes.Group.values()).map(group -> " " + group.label() + " |")
                .collect(Collectors.joining()) + "\n|---|" + "---|".repeat(ThreadTimes.Group.values().length) + "\n"
                + rows(subject -> "| " + subject.variant().name() + " |" + Stream.of(ThreadTimes.Group.values())
                        .map(group -> String.format(Locale.ROOT, " %.0f |", 1000 * median(subject, m -> m.cpu().of(group))))
                        .collect(Collectors.joining()) + "\n");
    }

    private String rows(Function<Subject, String> row) {
        return all.stream().map(row).collect(Collectors.joining());
    }

    /** The median of the ratios within a round, in which the machine was the same. */
    private String ratio(Subject subject, ToDoubleFunction<Measurement> figure) {
        List<Measurement> base = all.stream().filter(other -> other.variant().name().equals(Variant.BASE))
                .map(Subject::measurements).findFirst().orElse(List.of());
        List<Measurement> own = subject.measurements();
        return base.isEmpty() ? ""
                : String.format(Locale.ROOT, "%.2f", median(IntStream.range(0, own.size())
                        .mapToObj(i -> figure.applyAsDouble(own.get(i)) / figure.applyAsDouble(base.get(i))).toList()));
    }

    private static double median(Subject subject, ToDoubleFunction<Measurement> figure) {
        return median(subject.measurements().stream().map(figure::applyAsDouble).toList());
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }
}
