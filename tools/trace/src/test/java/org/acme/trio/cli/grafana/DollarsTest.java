package org.acme.trio.cli.grafana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DollarsTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
            "${URL}/x, http://h/x", "$URL, http://h", "$${__tags}, ${__tags}", "$$__tags, $__tags", "5$, 5$" })
    void readsAProvisioningFileAsGrafanaDoes(String text, String expected) {
        assertEquals(expected, Dollars.provisioned(text, name -> Optional.of("http://h").filter(any -> name.equals("URL"))));
    }

    @Test
    void refusesWhatProvisioningWouldEat() {
        assertEquals("the variable $__tags is not known",
                assertThrows(IllegalArgumentException.class, () -> Dollars.provisioned("$__tags", name -> Optional.empty()))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
            "x{s=~\"$service\"}, x{s=~\".+\"}", "x{s=~\"${service:regex}\"}, x{s=~\".+\"}",
            "rate(x[$__rate_interval]), rate(x[40s])",
            "rate(x[$__auto]), rate(x[10s])", "x[$__interval], x[10s]", "x[$__range], x[1800s]", "$__range_s, 1800",
            "$__range_ms, 1800000", "$__interval_ms, 10000", "a$, a$" })
    void fillsInTheVariablesOfAQuery(String query, String expected) {
        assertEquals(expected, interpolation().apply(query));
    }

    @Test
    void refusesAQueryWithAnUnknownVariable() {
        assertThrows(IllegalArgumentException.class, () -> interpolation().apply("x{s=\"$pod\"}"));
    }

    private static Interpolation interpolation() {
        return new Interpolation(Map.of("service", ".+"), Duration.ofSeconds(10), Duration.ofMinutes(30));
    }
}
