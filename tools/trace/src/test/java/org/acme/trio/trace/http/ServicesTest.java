package org.acme.trio.trace.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServicesTest {

    private static final Services FOUR = Services.parse("service-a=http://127.0.0.1:8081, service-b=http://127.0.0.1:8082,"
            + "service-c=http://127.0.0.1:8083/,orders=https://orders.example");

    @Test
    void keepsTheOrderOfTheList() {
        assertEquals(List.of("service-a", "service-b", "service-c", "orders"),
                FOUR.all().stream().map(HttpTarget::name).toList());
        assertEquals(URI.create("http://127.0.0.1:8083/chain"), FOUR.all().get(2).at("/chain"));
    }

    @ParameterizedTest
    @CsvSource({ "b, service-b", "B, service-b", "service-b, service-b", "orders, orders" })
    void findsAServiceByItsNameOrShortName(String name, String found) {
        assertEquals(Optional.of(found), FOUR.find(name).map(HttpTarget::name));
        assertEquals(Optional.empty(), FOUR.find("x" + name));
    }

    @ParameterizedTest
    @CsvSource({ "a, service-b service-c", "c, orders service-a", "orders, service-a service-b" })
    void takesTheTwoThatFollowAsPeers(String name, String peers) {
        assertEquals(peers, String.join(" ", FOUR.peersOf(FOUR.find(name).get()).stream().map(HttpTarget::name).toList()));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "service-a", "=http://127.0.0.1:8081", "service a=http://127.0.0.1:8081",
            "service-a=127.0.0.1:8081", "service-a=http://127.0.0.1:8081/path", "service-a=http://127.0.0.1:8081,," })
    void refusesWhatIsNoListOfServices(String list) {
        assertThrows(IllegalArgumentException.class, () -> Services.parse(list));
    }
}
