package org.acme.trio.cli.verify.panel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.acme.trio.cli.backend.Prometheus;
import org.acme.trio.cli.grafana.Dashboard;
import org.acme.trio.cli.grafana.Dashboard.Variable;
import org.acme.trio.cli.grafana.DataSources;

/** What can be chosen at the top of a dashboard. */
final class Choices {

    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+),\\s*(\\w+)\\s*\\)");

    private Choices() {
    }

    /**
     * {@return all combinations of the variables' values: "all" where there is one, else each single value}
     *
     * @throws IOException when a variable has no value; the message is fit to be printed
     */
    static List<Map<String, String>> of(Dashboard dashboard, DataSources sources) throws IOException {
        List<Map<String, String>> choices = List.of(Map.of());
        for (Variable variable : dashboard.variables()) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (String value : values(variable, sources)) {
                for (Map<String, String> choice : choices) {
                    Map<String, String> one = new HashMap<>(choice);
                    one.put(variable.name(), value);
                    longer.add(one);
                }
            }
            choices = longer;
        }
        return choices;
    }

    private static List<String> values(Variable variable, DataSources sources) throws IOException {
        Matcher query = LABEL_VALUES.matcher(variable.query());
        if (!query.matches()) {
            throw new IOException("the variable " + variable.name() + " is not label_values(selector, label)");
        }
        List<String> values = new Prometheus(sources.byUid(variable.dataSource()).url())
                .labelValues(query.group(2), query.group(1));
        if (values.isEmpty()) {
            throw new IOException("the variable " + variable.name() + " has no value");
        }
        return variable.allValue().isEmpty() ? values : List.of(variable.allValue());
    }
}
