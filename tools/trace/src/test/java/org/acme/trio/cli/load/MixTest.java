package org.acme.trio.cli.load;

import static java.util.stream.Collectors.averagingInt;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import org.acme.trio.cli.http.Service;
import org.junit.jupiter.api.Test;

class MixTest {

    private static final int MANY = 100_000;

    @Test
    void keepsTheWeights() {
        Mix mix = new Mix(List.of(new Mix.Shape(7, "/often", "/often"), new Mix.Shape(1, "/seldom", "/seldom")));

        Map<String, Long> counts = shots(mix, Service.A).collect(groupingBy(Mix.Shot::endpoint, counting()));

        assertEquals(7.0 / 8, counts.get("/often") / (double) MANY, 0.01);
        assertEquals(1.0 / 8, counts.get("/seldom") / (double) MANY, 0.01);
    }

    @Test
    void asksAllEndpointsAndMostlyChains() {
        Map<String, Long> counts = shots(Mix.STANDARD, Service.A).collect(groupingBy(Mix.Shot::endpoint, counting()));

        assertEquals(Set.of("/", "/items/{id}", "/io_task", "/cpu_task", "/random_sleep", "/random_status", "/error_test",
                "/chain"), counts.keySet());
        assertTrue(counts.get("/chain") > MANY / 2, counts.toString());
        assertTrue(counts.get("/random_sleep") < MANY / 20, counts.toString());
    }

    @Test
    void namesThePeersOfTheServiceThatIsAsked() {
        Set<String> chains = Set.copyOf(shots(Mix.STANDARD, Service.B)
                .filter(shot -> shot.endpoint().equals("/chain"))
                .map(Mix.Shot::pathAndQuery).distinct().toList());

        assertEquals(Set.of("/chain", "/chain?mode=parallel", "/chain?route=c,a", "/chain?route=c,a,b",
                "/chain?route=c,a&delay=a:200ms", "/chain?route=c,a&fail=a:503"), chains);
    }

    @Test
    void leavesNoPlaceholder() {
        assertFalse(shots(Mix.STANDARD, Service.C).anyMatch(shot -> shot.pathAndQuery().matches(".*[{}].*")));
        assertEquals(500, shots(Mix.STANDARD, Service.C).filter(shot -> shot.pathAndQuery().endsWith("?q=load"))
                .map(shot -> shot.pathAndQuery().replaceAll("\\D", ""))
                .collect(averagingInt(Integer::parseInt)), 20);
    }

    private static Stream<Mix.Shot> shots(Mix mix, Service service) {
        Random random = new Random(42);
        return Stream.generate(() -> mix.next(random, service)).limit(MANY);
    }
}
