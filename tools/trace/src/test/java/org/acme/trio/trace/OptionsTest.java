package org.acme.trio.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "--service=d       | expected one of [a, b, c] but was 'd'",
            "--count=0         | 0 is not between 1 and 100",
            "--count=101       | 101 is not between 1 and 100",
            "--timeout=20      | '20' is not a duration from 1ms to 1h, such as 500ms, 20s or 5m",
            "--timeout=0s      | '0s' is not a duration from 1ms to 1h, such as 500ms, 20s or 5m",
            "--timeout=61m     | '61m' is not a duration from 1ms to 1h, such as 500ms, 20s or 5m",
            "--zipkin-port=0   | '0' is not a port (1 to 65535)",
            "--zipkin-port=65536 | '65536' is not a port (1 to 65535)",
            "--services=x      | 'x' is not a service such as service-a=http://127.0.0.1:8081",
            "--services=x=8081 | '8081' is not an address such as http://127.0.0.1:9090",
            "--store=jaeger    | expected one of [AUTO, TEMPO, ZIPKIN] (case-insensitive) but was 'jaeger'",
            "--tempo-url=127.0.0.1:3200 | '127.0.0.1:3200' is not an address such as http://127.0.0.1:9090",
            "--loki-url=http://h/loki | 'http://h/loki' is not an address such as http://127.0.0.1:9090" })
    void endsWithTwoAndAMessageThatNamesTheOption(String option, String reason) {
        String name = option.substring(0, option.indexOf('='));

        assertEquals(new Cli(2, "", "Invalid value for option '" + name + "': " + reason + "\nOptions: trace --help\n"),
                Cli.run(option));
    }

    @Test
    void refusesUnknownOptions() {
        assertEquals(new Cli(2, "", "Unknown option: '--rate=5'\nOptions: trace --help\n"), Cli.run("--rate=5"));
    }

    @Test
    void escapesControlCharactersOfArguments() {
        assertTrue(Cli.run("--timeout=\u001b[2J").err().contains("'\\u001b[2J' is not a duration"));
    }

    @Test
    void printsItsVersion() {
        assertEquals(new Cli(0, "trace 1.0.0\n", ""), Cli.run("-V"));
    }

    @Test
    void namesTheAddressesInItsHelp() {
        Cli help = Cli.run("--help");

        assertEquals(0, help.exitCode());
        assertEquals("--services --tempo-url --loki-url --grafana-url --zipkin-port --run-dir",
                Pattern.compile("(?m)(?<=^ {6})--(services|[a-z-]+-(port|url|dir))(?==)").matcher(help.out()).results()
                        .map(MatchResult::group).collect(Collectors.joining(" ")),
                help.out());
    }
}
