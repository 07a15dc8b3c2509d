package org.acme.trio.cli.verify.panel;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.acme.trio.cli.grafana.Dashboard;
import org.acme.trio.cli.grafana.DataSources;
import org.acme.trio.cli.grafana.Durations;
import org.acme.trio.cli.grafana.Interpolation;
import org.acme.trio.cli.grafana.Panel;
import org.acme.trio.cli.grafana.Panel.Query;
import org.acme.trio.cli.verify.Check;
import org.acme.trio.cli.verify.Outcome;
import org.acme.trio.cli.verify.panel.Asking.Answer;

/**
 * Each query of a panel has data for each choice of the variables. A panel whose good state is to show no trouble has to show
 * a zero: that is data too.
 */
record PanelData(Dashboard dashboard, Panel panel, DataSources sources, Duration scrapeInterval, Absent absent)
        implements
            Check {

    @Override
    public String name() {
        return "panel " + dashboard.title() + " / " + panel.title();
    }

    @Override
    public Outcome ask() throws IOException {
        Duration range = Durations.parse(dashboard.from()).abs();
        Map<String, Long> figures = new TreeMap<>();
        for (Map<String, String> choice : Choices.of(dashboard, sources)) {
            Asking asking = new Asking(sources, new Interpolation(choice, scrapeInterval, range));
            for (Query query : panel.queries()) {
                Answer answer = asking.ask(query);
                if (answer.count() == 0) {
                    return without(query, "no data", choice);
                }
                if (query.exemplars() && answer.exemplars() == 0) {
                    return without(query, "no exemplars", choice);
                }
                figures.merge(query.name() + " " + answer.unit(), answer.count(), Long::sum);
                if (query.exemplars()) {
                    figures.merge(query.name() + " exemplars", answer.exemplars(), Long::sum);
                }
            }
        }
        return figures.isEmpty() ? Outcome.fail("it has no query") : Outcome.pass(figures.toString());
    }

    private Outcome without(Query query, String what, Map<String, String> choice) throws IOException {
        Optional<String> program = absent.neededFor(query.expression());
        return program.isPresent() ? Outcome.skip(program.get() + ", which is optional, does not run")
                : Outcome.fail(what + " for " + choice + ": " + query.name() + " " + query.expression());
    }
}
