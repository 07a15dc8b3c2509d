package org.acme.trio.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.acme.trio.testing.RawHttp;
import org.acme.trio.testing.TraceParent;
import org.acme.trio.testing.WithPeers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;

import io.quarkus.test.junit.QuarkusTest;

/** W3C Trace Context 3.3.1 and 4.2: a trace context in several header lines. */
@QuarkusTest
class TraceHeaderLinesTest extends WithPeers {

    private static final String LONGEST_KEY = "z".repeat(256);

    private final TraceParent caller = TraceParent.sampled();

    @ParameterizedTest
    @MethodSource
    void linesOfATraceStateAreOne(String joined, List<String> lines) {
        assertThat(passedOn(lines)).isEqualTo(joined);
    }

    static Stream<Arguments> linesOfATraceStateAreOne() {
        return Stream.of(
                arguments("foo=1,bar=2,rojo=1,congo=2,baz=3", List.of("foo=1,bar=2", "rojo=1,congo=2", "baz=3")),
                arguments("foo=1", List.of("foo=1", "")),
                arguments("foo=1", List.of("", "foo=1")),
                arguments("foo=1", List.of("foo=1", " \t ")),
                arguments("foo=1,bar=2", List.of(" foo=1 ", "", "\tbar=2\t")),
                arguments("foo=1," + LONGEST_KEY + "=1", List.of("foo=1", LONGEST_KEY + "=1")),
                arguments(members(1, 32), List.of(members(1, 20), members(21, 32))));
    }

    @ParameterizedTest
    @MethodSource
    void anInvalidTraceStateIsNotPassedOn(List<String> lines) {
        assertThat(passedOn(lines)).isNull();
    }

    static Stream<List<String>> anInvalidTraceStateIsNotPassedOn() {
        return Stream.of(List.of(""), List.of(" "), List.of("", ""),
                List.of("foo=1,foo=1"), List.of("foo=1,foo=2"), List.of("foo=1", "foo=1"), List.of("foo=1", "foo=2"),
                List.of("foo=1", "BAR=2"), List.of("foo=1", "bar=2=3"), List.of("foo=1", LONGEST_KEY + "z=1"),
                List.of(members(1, 20), members(21, 33)));
    }

    @Test
    void ofSeveralTraceParentsNoneIsJoined() {
        TraceParent other = TraceParent.sampled();
        LoggedRequest request = send("traceparent: " + caller.header(), "traceparent: " + other.header(), "tracestate: foo=1");
        assertThat(request.getHeader("traceparent")).isNotNull().doesNotContain(caller.traceId(), other.traceId());
        assertThat(request.getHeader("tracestate")).isNull();
    }

    private static String members(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(i -> "bar" + i + "=" + i).collect(Collectors.joining(","));
    }

    private String passedOn(List<String> lines) {
        String[] head = Stream.concat(Stream.of("traceparent: " + caller.header()),
                lines.stream().map(line -> "tracestate: " + line)).toArray(String[]::new);
        LoggedRequest request = send(head);
        assertThat(request.getHeader("traceparent")).startsWith("00-" + caller.traceId());
        return request.getHeader("tracestate");
    }

    private LoggedRequest send(String... headers) {
        String answer = RawHttp.send(Stream.concat(Stream.of("GET /chain?route=b HTTP/1.1"), Stream.of(headers))
                .toArray(String[]::new));
        assertThat(answer).startsWith("HTTP/1.1 200 ");
        assertThat(asked(serviceB)).hasSize(1);
        return asked(serviceB).get(0);
    }
}
