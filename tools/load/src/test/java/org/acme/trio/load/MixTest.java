package org.acme.trio.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.acme.trio.trace.http.Services;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixTest {

    private static final Services SERVICES = Services
            .parse("service-a=http://127.0.0.1:8081,service-b=http://127.0.0.1:8082,service-c=http://127.0.0.1:8083");

    @Test
    void isMostlyChainsAndSeldomSlow() {
        assertEquals(100, percent(shape -> true));
        assertEquals(57, percent(shape -> shape.target().startsWith("/chain")));
        assertEquals(2, percent(shape -> shape.target().startsWith("/random_sleep")));
    }

    @Test
    void asksAllEndpoints() {
        assertEquals(Set.of("/", "/items", "/io_task", "/cpu_task", "/random_sleep", "/random_status", "/error_test", "/chain"),
                Mix.SHAPES.stream().map(shape -> shape.target().replaceAll("(?<=.)[/?].*", "")).collect(Collectors.toSet()));
    }

    @Test
    void namesThePeersOfTheServiceThatIsAsked() {
        Set<String> chains = Mix.SHAPES.stream().map(shape -> shape.url(SERVICES.all().get(1), SERVICES))
                .filter(url -> url.contains("?route")).collect(Collectors.toSet());

        assertEquals(Set.of("http://127.0.0.1:8082/chain?route=c,a", "http://127.0.0.1:8082/chain?route=c,a,b",
                "http://127.0.0.1:8082/chain?route=c,a&delay=a:200ms", "http://127.0.0.1:8082/chain?route=c,a&fail=a:503"),
                chains);
    }

    @ParameterizedTest
    @ValueSource(strings = { "one=http://h:1", "a-1=http://h:1,b-2=http://h:2",
            "w=http://h:1,x=http://h:2,y=http://h:3,z=http://h:4" })
    void leavesNoNameOpenHoweverManyServicesThereAre(String list) {
        Services services = Services.parse(list);

        services.all().forEach(service -> Mix.SHAPES
                .forEach(shape -> assertFalse(shape.url(service, services).matches(".*(?<!#)[{].*"), shape.target())));
    }

    @Test
    void expectsSuccessWhereItDoesNotAskForAnError() {
        Mix.SHAPES.stream().filter(shape -> !shape.target().matches(".*(fail=|/abc|/random_status|/error_test).*"))
                .forEach(shape -> assertEquals(Set.of(200), Set.copyOf(shape.statuses()), shape.name()));
        assertTrue(percent(shape -> !shape.statuses().contains(200)) < 10);
    }

    private static double percent(Predicate<Shape> which) {
        return Mix.SHAPES.stream().filter(which).mapToDouble(Shape::percent).sum();
    }
}
