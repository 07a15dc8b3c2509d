package org.acme.trio.cli.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;

import org.acme.trio.cli.grafana.Rules.RuleDefinition;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

/** Who gets which alert. */
class AlertRoutesTest {

    private final JsonNode alertmanager;

    AlertRoutesTest() throws IOException {
        alertmanager = ProjectFiles.yaml("deploy/alertmanager/alertmanager.yml");
    }

    @Test
    void sendsTheAlertThatAlwaysFiresToAReceiverOfItsOwn() throws IOException {
        RuleDefinition watchdog = AlertFilesTest.alerts().filter(alert -> alert.name().equals("Watchdog")).findFirst()
                .orElseThrow();
        JsonNode first = alertmanager.at("/route/routes/0");

        assertEquals("vector(1)", watchdog.expression());
        assertEquals(List.of("alertname = \"Watchdog\""), List.copyOf(Compose.strings(first.path("matchers"))));
        assertEquals(1, alertmanager.findValuesAsText("receiver").stream()
                .filter(first.path("receiver").asText()::equals).count());
    }

    @Test
    void sendsToReceiversThatAreThere() {
        List<String> receivers = alertmanager.path("receivers").findValuesAsText("name");

        assertTrue(receivers.containsAll(alertmanager.findValuesAsText("receiver")), receivers.toString());
    }

    /** Both give themselves the address that a browser opens, and not the one they know each other by. */
    @Test
    void linksBackToPagesThatABrowserCanOpen() throws IOException {
        for (String program : List.of("prometheus", "alertmanager")) {
            String port = Compose.strings(Compose.base(program).definition().path("ports")).iterator().next();
            String page = "--web.external-url=http://" + port.substring(0, port.lastIndexOf(':'));
            assertTrue(Compose.strings(Compose.base(program).definition().path("command")).contains(page), page);
        }
    }
}
