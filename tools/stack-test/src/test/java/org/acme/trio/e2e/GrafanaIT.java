package org.acme.trio.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.acme.trio.trace.http.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;

/** Grafana's pages in a browser: what a person sees, and not only what the queries answer. */
class GrafanaIT extends WithGrafana {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Higher than each dashboard. */
    private static final int ALL_PANELS = 4000;

    /** Nobody measures containers where there are none; the exporter is optional among the programs. */
    private static final Map<String, String> METRICS_OF_OPTIONAL = Map.of("container-stats", "container_",
            "postgres-exporter", "pg_");

    @BeforeAll
    static void makeTraffic() {
        signUp();
        scripts.expect(0, "load.sh", "--duration", "45s", "--rate", "20");
        signUp();
    }

    /** A user who logs in with a wrong password, and with the right one. */
    private static void signUp() {
        URI service = URI.create("http://127.0.0.1:" + known("SERVICE_A_PORT"));
        String email = UUID.randomUUID() + "@example.org";
        String right = "{\"email\":\"" + email + "\",\"password\":\"correct horse battery\"}";
        assertEquals(201, Http.postJson(service.resolve("/signup"), right).statusCode());
        assertEquals(401, Http.postJson(service.resolve("/login"), right.replace("correct", "wrong")).statusCode());
        assertEquals(200, Http.postJson(service.resolve("/login"), right).statusCode());
    }

    static List<Arguments> dashboardsInBothThemes() throws IOException {
        List<Arguments> all = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Projects.root().resolve("grafana/dashboards"), "*.json")) {
            for (Path file : files) {
                JsonNode dashboard = Json.parse(Files.readString(file));
                List<JsonNode> panels = dashboard.path("panels").valueStream()
                        .filter(panel -> !panel.path("type").asText().equals("row")).toList();
                all.add(Arguments.of(dashboard.path("uid").asText(), "light", panels));
                all.add(Arguments.of(dashboard.path("uid").asText(), "dark", panels));
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("dashboardsInBothThemes")
    void drawsEachPanelOfADashboardWithItsData(String uid, String theme, List<JsonNode> panels) {
        // All at once and not every ten seconds anew: on a busy machine there would always be one that is loading.
        GrafanaPages grafana = logIn(ALL_PANELS).open("/d/" + uid + "?refresh=1h&theme=" + theme);

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertEquals(titles(panels.stream()), new TreeSet<>(grafana.panels()));
            assertEquals(titles(panels.stream().filter(GrafanaIT::isWithoutData)), grafana.complaints().stream()
                    .map(complaint -> complaint.lines().findFirst().orElse("")).collect(Collectors.toCollection(TreeSet::new)),
                    () -> grafana.complaints().toString());
        });
        assertTrue(grafana.page().locator("body").getAttribute("class").contains("theme-" + theme), theme);
    }

    private static Set<String> titles(Stream<JsonNode> panels) {
        return panels.map(panel -> panel.path("title").asText()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isWithoutData(JsonNode panel) {
        return !known("STACK").equals("containers") && METRICS_OF_OPTIONAL.entrySet().stream()
                .anyMatch(optional -> panel.path("targets").toString().contains(optional.getValue())
                        && !known("PROGRAMS").contains(optional.getKey()));
    }

    @Test
    void opensTheTraceOfTheLinkThatTracePrints() {
        String output = scripts.expect(0, "trace.sh", "--route", "b,c", "--store", "tempo");
        GrafanaPages grafana = logIn(ALL_PANELS).openLink(output.substring(output.lastIndexOf("http")).strip());

        assertThat(grafana.panel("Trace")).containsText("5 spans");
    }

    @ParameterizedTest
    @ValueSource(strings = { "ErrorBudgetBurnFast", "ErrorLogBurst" })
    void listsTheAlertRulesOfPrometheusAndOfLoki(String alert) {
        GrafanaPages grafana = logIn(ALL_PANELS).open("/alerting/list?view=list&search=rule:" + alert);
        grafana.page().getByText("Expand all").click();

        assertThat(grafana.page().getByText(alert, new Page.GetByTextOptions().setExact(true))).isVisible();
    }

    @Test
    void keepsTimeAndServiceFromOneDashboardToTheNext() {
        GrafanaPages grafana = logIn(900).open("/d/trio-overview?from=now-7m&to=now&var-service=service-b");
        grafana.link("SLO").click();

        grafana.page().waitForURL(Pattern.compile(".*/d/slo/.*"));
        String url = grafana.page().url();
        assertTrue(url.contains("from=now-7m") && url.contains("var-service=service-b"), url);
    }
}
