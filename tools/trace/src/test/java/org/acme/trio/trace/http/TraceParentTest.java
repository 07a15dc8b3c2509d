package org.acme.trio.trace.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {

    private static final String VALID = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void readsWhatItWrites() {
        TraceParent random = TraceParent.random();

        assertEquals(Optional.of(random), TraceParent.parse(random.toString()));
        assertNotEquals(random, TraceParent.random());
    }

    @Test
    void readsTheIdsAndTheSampledFlag() {
        assertEquals(Optional.of(new TraceParent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", true)),
                TraceParent.parse(VALID));
        assertEquals(Optional.of(false), TraceParent.parse(VALID.replace("-01", "-02")).map(TraceParent::sampled));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "",
            "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
            "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
            "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more" })
    void refusesWhatTheSpecificationRefuses(String header) {
        assertEquals(Optional.empty(), TraceParent.parse(header));
    }
}
