package org.acme.trio.trace.terminal;

import static java.time.temporal.ChronoUnit.HOURS;
import static java.time.temporal.ChronoUnit.MILLIS;
import static java.time.temporal.ChronoUnit.MINUTES;
import static java.time.temporal.ChronoUnit.SECONDS;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.acme.trio.trace.http.HttpTarget;
import org.acme.trio.trace.http.Services;

import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Command lines of this project: the types of their options, and how they report errors. */
public final class CommandLines {

    private static final Pattern DURATION = Pattern.compile("([0-9]{1,7})(ms|s|m|h)");
    private static final Map<String, ChronoUnit> UNITS = Map.of("ms", MILLIS, "s", SECONDS, "m", MINUTES, "h", HOURS);
    private static final Duration MAX_DURATION = Duration.ofHours(1);

    private CommandLines() {
    }

    /**
     * {@return the command line of a picocli command} Its options can be {@link Services}, a {@link URI} of scheme, host and
     * port, a {@link Duration} from 1 ms to 1 h such as {@code 20s}, and a {@link Port}. An option that is wrong, or an
     * {@link IOException} of the command, is one line on standard error; the exit code is 2 or 1.
     */
    public static CommandLine of(Object command) {
        return new CommandLine(command)
                .registerConverter(Services.class, converter(Services::parse))
                .registerConverter(URI.class, converter(HttpTarget::parseBase))
                .registerConverter(Duration.class, converter(CommandLines::duration))
                .registerConverter(Port.class, converter(Port::parse))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((failure, arguments) -> wrongUse(failure))
                .setExecutionExceptionHandler((failure, commandLine, result) -> failed(failure, commandLine));
    }

    /** A TCP port. */
    public record Port(int number) {

        private static Port parse(String value) {
            if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > 65535) {
                throw new IllegalArgumentException("'" + value + "' is not a port (1 to 65535)");
            }
            return new Port(Integer.parseInt(value));
        }
    }

    private static <T> ITypeConverter<T> converter(Function<String, T> parse) {
        return value -> {
            try {
                return parse.apply(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        };
    }

    private static Duration duration(String value) {
        Matcher matcher = DURATION.matcher(value);
        if (matcher.matches()) {
            Duration duration = Duration.of(Long.parseLong(matcher.group(1)), UNITS.get(matcher.group(2)));
            if (!duration.isZero() && duration.compareTo(MAX_DURATION) <= 0) {
                return duration;
            }
        }
        throw new IllegalArgumentException("'" + value + "' is not a duration from 1ms to 1h, such as 500ms, 20s or 5m");
    }

    private static int wrongUse(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        // The label of an option that has an environment variable is the name of that.
        String label = failure.getArgSpec() == null ? "" : failure.getArgSpec().paramLabel();
        String source = System.getenv(label) == null ? "" : " (environment variable " + label + ")";
        command.getErr().println(Text.printable(failure.getMessage()) + source);
        command.getErr().println("Options: " + command.getCommandName() + " --help");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static int failed(Exception failure, CommandLine command) throws Exception {
        if (!(failure instanceof IOException)) {
            throw failure;
        }
        command.getErr().println(Text.printable(failure.getMessage()));
        return command.getCommandSpec().exitCodeOnExecutionException();
    }
}
