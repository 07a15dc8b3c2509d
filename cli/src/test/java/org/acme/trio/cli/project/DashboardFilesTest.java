package org.acme.trio.cli.project;

import static org.acme.trio.cli.project.ProvisioningTest.ROOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.acme.trio.cli.grafana.Dashboard;
import org.acme.trio.cli.grafana.Dashboard.Variable;
import org.acme.trio.cli.grafana.DataSources;
import org.acme.trio.cli.grafana.Panel;
import org.acme.trio.cli.grafana.Panel.Query;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The dashboards, as files. */
class DashboardFilesTest {

    /** Panels that show no numbers. */
    private static final Set<String> WITHOUT_UNIT = Set.of("logs", "table", "nodeGraph", "traces", "state-timeline");

    static Stream<Dashboard> dashboards() throws IOException {
        List<Dashboard> dashboards = Dashboard.readAll(ROOT);
        assertTrue(dashboards.size() >= 4, dashboards.toString());
        return dashboards.stream();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void namesTheFileLikeTheUid(Dashboard dashboard) {
        assertEquals(dashboard.file(), dashboard.uid());
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void asksOnlyDataSourcesThatAreThere(Dashboard dashboard) throws IOException {
        DataSources sources = ProvisioningTest.sources();
        for (Panel panel : dashboard.panels()) {
            assertFalse(panel.queries().isEmpty(), panel.title());
            for (Query query : panel.queries()) {
                assertEquals(query.dataSource(), sources.byUid(query.dataSource()).uid());
            }
        }
        for (Variable variable : dashboard.variables()) {
            assertEquals(variable.dataSource(), sources.byUid(variable.dataSource()).uid());
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void saysWhatEachPanelShowsAndInWhichUnit(Dashboard dashboard) {
        for (Panel panel : dashboard.panels()) {
            String name = dashboard.title() + " / " + panel.title();
            assertFalse(panel.description().isBlank(), name + " has no description");
            assertTrue(WITHOUT_UNIT.contains(panel.type()) || !panel.unit().isEmpty(), name + " has no unit");
        }
    }
}
