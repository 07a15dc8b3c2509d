package org.acme.trio.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "trace | --service=d | Invalid value for option '--service': expected one of [A, B, C] (case-insensitive) but was 'd'",
            "trace | --count=0 | Invalid value for option '--count': 0 is not between 1 and 100",
            "trace | --count=101 | Invalid value for option '--count': 101 is not between 1 and 100",
            "trace | --timeout=20 | Invalid value for option '--timeout': '20' is not a duration from 1ms to 1h, such as 500ms, 20s or 5m",
            "trace | --zipkin-port=65536 | Invalid value for option '--zipkin-port': '65536' is not a port (1 to 65535)",
            "trace | --service-a-port=x | Invalid value for option '--service-a-port': 'x' is not a port (1 to 65535)",
            "trace | --store=jaeger | Invalid value for option '--store': expected one of [AUTO, TEMPO, ZIPKIN] (case-insensitive) but was 'jaeger'",
            "trace | --tempo-url=127.0.0.1:3200 | Invalid value for option '--tempo-url': '127.0.0.1:3200' is not an address such as http://127.0.0.1:9090",
            "trace | --rate=5 | Unknown option: '--rate=5'" })
    void endsWithTwoAndAMessageThatNamesTheOption(String command, String option, String message) {
        assertEquals(new Cli(2, "", message + "\nOptions: trio " + command + " --help\n"), Cli.run(command, option));
    }

    @Test
    void wantsACommand() {
        assertEquals(new Cli(2, "", "Missing required subcommand\nOptions: trio --help\n"), Cli.run());
    }

    @Test
    void escapesControlCharactersOfArguments() {
        assertTrue(Cli.run("trace", "--timeout=\u001b[2J").err().contains("'\\u001b[2J' is not a duration"));
    }

    @ParameterizedTest
    @ValueSource(strings = "trace")
    void tellsItsVersion(String command) {
        assertEquals(new Cli(0, "trio 1.0.0\n", ""), Cli.run(command, "-V"));
        assertEquals(Cli.run(command, "-V"), Cli.run("-V"));
    }

    @ParameterizedTest
    @CsvSource("trace, --service-a-port --service-b-port --service-c-port --tempo-url --loki-url --grafana-url --zipkin-port --run-dir")
    void tellsTheAddressesThatACommandUsesAndNoOthers(String command, String options) {
        Cli help = Cli.run(command, "--help");

        assertEquals(0, help.exitCode());
        assertEquals(options, Pattern.compile("(?m)(?<=^ {6})--[a-z-]+-(port|url|dir)(?==)").matcher(help.out()).results()
                .map(MatchResult::group).collect(Collectors.joining(" ")), help.out());
    }
}
