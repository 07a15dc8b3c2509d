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
        assertEquals(100, percent(request -> true));
        assertEquals(57, percent(request -> request.target().startsWith("/chain")));
        assertEquals(2, percent(request -> request.target().startsWith("/random_sleep")));
    }

    @Test
    void asksAllEndpoints() {
        assertEquals(Set.of("/", "/items", "/io_task", "/cpu_task", "/random_sleep", "/random_status", "/error_test", "/chain"),
                Mix.REQUESTS.stream().map(request -> request.target().replaceAll("(?<=.)[/?].*", ""))
                        .collect(Collectors.toSet()));
    }

    @Test
    void namesThePeersOfTheServiceThatIsAsked() {
        Set<String> chains = Mix.REQUESTS.stream().map(request -> request.url(SERVICES.all().get(1), SERVICES))
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

        services.all().forEach(service -> Mix.REQUESTS
                .forEach(request -> assertFalse(request.url(service, services).matches(".*(?<!#)[{].*"), request.target())));
    }

    @Test
    void expectsSuccessWhereItDoesNotAskForAnError() {
        Mix.REQUESTS.stream().filter(request -> !request.target().matches(".*(fail=|/abc|/random_status|/error_test).*"))
                .forEach(request -> assertEquals(Set.of(200), Set.copyOf(request.statuses()), request.name()));
        assertTrue(percent(request -> !request.statuses().contains(200)) < 10);
    }

    private static double percent(Predicate<RequestType> which) {
        return Mix.REQUESTS.stream().filter(which).mapToDouble(RequestType::percent).sum();
    }
}
