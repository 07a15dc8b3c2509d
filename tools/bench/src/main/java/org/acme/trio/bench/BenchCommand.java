package org.acme.trio.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

import org.acme.trio.bench.Variant.Jvm;
import org.acme.trio.trace.terminal.CommandLines;

import io.vertx.core.Vertx;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures what each signal costs; the program that {@code bench.sh} starts. */
@Command(name = "bench", version = "bench 1.0.0", mixinStandardHelpOptions = true, sortOptions = false, description = {
        "Runs the services in variants, in turn, and prints tables in Markdown: medians, and ratios to the variant without"
                + " telemetry. Nothing else should run on the machine." })
public final class BenchCommand implements Callable<Integer> {

    private static final int FIXED_RATE = 500;
    private static final int FIRST_PORT = 18081;
    private static final int PORTS = 10;
    private static final int TRAINING = 100;
    private static final int BEFORE_RESIDENT = 10_000;

    @Option(names = "--root", required = true, description = "The project's directory, with the builds of all variants.")
    private Path root;

    @Option(names = "--java", required = true, description = "The JVM of the services.")
    private Path java;

    @Option(names = "--newer-java", description = "The JVM of the variant with a newer one; without it, that is left out.")
    private Optional<Path> newerJava;

    @Option(names = "--before", description = "An older checkout, built, for one more variant.")
    private Optional<Path> before;

    @Option(names = "--first-compiler-only", description = {
            "Runs all variants with C1 only, as the scripts do; the second compiler takes minutes on a slow machine." })
    private boolean firstCompilerOnly;

    @Option(names = "--with", paramLabel = "KEY=VALUE", description = "Environment variables of one more variant.")
    private Map<String, String> with = Map.of();

    @Option(names = "--variants", split = ";", description = "Their names, with ; between them; all by default.")
    private Set<String> variants = Set.of();

    @Option(names = "--rounds", defaultValue = "5", description = {
            "How often each variant is measured, in turn (${DEFAULT-VALUE})." })
    private int rounds;

    @Option(names = "--warm-up", defaultValue = "3m", description = {
            "How long the compilers of a variant's JVMs get at most, until it is measured (${DEFAULT-VALUE})." })
    private Duration warmUp;

    @Option(names = "--duration", defaultValue = "5s", description = {
            "Of the closed loop, and of the fixed rate of " + FIXED_RATE + " requests per second (${DEFAULT-VALUE})." })
    private Duration duration;

    @Option(names = "--profile", description = "Also prints whose code takes the CPU and allocates, by a recording of JFR.")
    private boolean profile;

    private final Vertx vertx = Vertx.vertx();
    private Path work;

    public static void main(String[] arguments) {
        System.exit(CommandLines.of(new BenchCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        List<Variant> chosen = new ArrayList<>(Variant.all().stream().filter(variant -> variant.isOneOf(variants))
                .filter(variant -> variant.jvm() != Jvm.NEWER || newerJava.isPresent()).toList());
        before.ifPresent(checkout -> chosen.add(Variant.before()));
        if (!with.isEmpty()) {
            chosen.add(Variant.with(with));
        }
        if (firstCompilerOnly) {
            chosen.replaceAll(Variant::withFirstCompilerOnly);
        }
        work = Files.createTempDirectory("bench");
        List<Subject> subjects = new ArrayList<>();
        try {
            for (Variant variant : chosen) {
                subjects.add(start(variant, FIRST_PORT + PORTS * subjects.size()));
            }
            run(subjects);
        } finally {
            subjects.forEach(Subject::close);
        }
        return 0;
    }

    /** All variants run all the time, so that a round takes seconds and the machine is the same within it. */
    private void run(List<Subject> subjects) throws IOException, InterruptedException {
        for (int round = 0; round < rounds; round++) {
            for (Subject subject : subjects) {
                subject.measure(duration, FIXED_RATE);
            }
            System.err.println("round " + (round + 1) + " of " + rounds);
        }
        System.out.print(new Results(subjects).tables());
        for (Subject subject : subjects) {
            if (profile && !subject.variant().isBare()) {
                System.out.println("\n" + subject.variant().name() + ":\n\n" + subject.profile(duration).table());
            }
        }
    }

    private Subject start(Variant variant, int port) throws Exception {
        Path logs = Files.createDirectories(work.resolve(String.valueOf(port)));
        if (variant.training().isPresent()) {
            try (Subject training = new Subject(variant.training().get(), vertx, port, root(variant), java(variant), logs)) {
                training.warmUp(TRAINING, Duration.ZERO);
            }
        }
        Subject subject = new Subject(variant, vertx, port, root(variant), java(variant), logs);
        subject.warmUp(BEFORE_RESIDENT, warmUp);
        System.err.println(variant.name() + " is warm");
        return subject;
    }

    private Path root(Variant variant) {
        return variant.jvm() == Jvm.BEFORE ? before.orElseThrow() : root;
    }

    private Path java(Variant variant) {
        return variant.jvm() == Jvm.NEWER ? newerJava.orElseThrow() : java;
    }
}
