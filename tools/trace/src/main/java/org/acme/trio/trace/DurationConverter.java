package org.acme.trio.trace;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.acme.trio.trace.terminal.Text;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A duration such as {@code 500ms}, {@code 20s}, {@code 5m} or {@code 1h}: more than nothing, one hour at most. */
final class DurationConverter implements ITypeConverter<Duration> {

    private static final Pattern FORMAT = Pattern.compile("([0-9]{1,7})(ms|s|m|h)");
    private static final Duration MAX = Duration.ofHours(1);

    @Override
    public Duration convert(String value) {
        Matcher matcher = FORMAT.matcher(value);
        if (matcher.matches()) {
            Duration duration = of(Long.parseLong(matcher.group(1)), matcher.group(2));
            if (duration.compareTo(Duration.ZERO) > 0 && duration.compareTo(MAX) <= 0) {
                return duration;
            }
        }
        throw new TypeConversionException(
                "'" + Text.printable(value) + "' is not a duration from 1ms to 1h, such as 500ms, 20s or 5m");
    }

    private static Duration of(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }
}
