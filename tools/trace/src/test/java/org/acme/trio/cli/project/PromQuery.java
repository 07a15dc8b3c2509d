package org.acme.trio.cli.project;

import static org.acme.trio.cli.project.ProvisioningTest.ROOT;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.acme.trio.cli.grafana.Dashboard;
import org.acme.trio.cli.grafana.Dashboard.Variable;
import org.acme.trio.cli.grafana.DataSource;
import org.acme.trio.cli.grafana.Rules;
import org.acme.trio.cli.grafana.Rules.RuleDefinition;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What somebody asks Prometheus, and the names of labels in it.
 *
 * @param where who asks
 * @param shown what is made of the answer's labels: a legend, or the text of an alert
 */
record PromQuery(String where, String expression, String shown) {

    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)\\s*\"\"");
    private static final Pattern LIST = Pattern.compile("\\b(?:by|without|on|ignoring|group_left)\\s*\\(([^)]*)\\)");
    private static final Pattern AGGREGATED = Pattern
            .compile("\\b(?:sum|min|max|avg|count|topk|bottomk|quantile)\\s*(?:by\\s*)?\\(");
    private static final Pattern SHOWN = Pattern.compile("\\{\\{\\s*(\\w+)\\s*\\}\\}|\\$labels\\.(\\w+)");
    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+), (\\w+)\\)");

    /** Those of dashboards, their variables, rules and links between data sources. */
    static List<PromQuery> all() throws IOException {
        List<PromQuery> queries = new ArrayList<>();
        for (Dashboard dashboard : Dashboard.readAll(ROOT)) {
            for (JsonNode panel : ProjectFiles.yaml("grafana/dashboards/" + dashboard.file() + ".json")
                    .findParents("targets")) {
                panel.path("targets").forEach(target -> add(queries, panel.at("/datasource/uid"),
                        dashboard.title() + " / " + panel.path("title").asText(), target.path("expr"),
                        target.path("legendFormat").asText()));
            }
            for (Variable variable : dashboard.variables()) {
                Matcher values = LABEL_VALUES.matcher(variable.query());
                if (values.matches()) {
                    queries.add(new PromQuery(variable.name(), values.group(1), "{{" + values.group(2) + "}}"));
                }
            }
        }
        for (RuleDefinition rule : Rules.ofPrometheus(ROOT)) {
            queries.add(new PromQuery(rule.name(), rule.expression(), rule.annotations().toString()));
        }
        for (DataSource source : ProvisioningTest.sources().all()) {
            source.settings().path("tracesToMetrics").path("queries").forEach(query -> queries
                    .add(new PromQuery(source.name() + " / " + query.path("name"), query.path("query").asText(), "")));
        }
        return queries;
    }

    private static void add(List<PromQuery> queries, JsonNode source, String where, JsonNode expression, String legend) {
        if (source.asText().equals("prometheus")) {
            queries.add(new PromQuery(where, expression.asText(), legend));
        }
    }

    Set<String> askedLabels() {
        String bare = STRING.matcher(expression).replaceAll("\"\"");
        Set<String> labels = listed(bare);
        MATCHER.matcher(bare).results().map(match -> match.group(1)).filter(name -> !name.equals("__name__"))
                .forEach(labels::add);
        return labels;
    }

    Set<String> shownLabels() {
        Set<String> labels = new TreeSet<>();
        SHOWN.matcher(shown).results()
                .forEach(match -> labels.add(match.group(1) == null ? match.group(2) : match.group(1)));
        return labels;
    }

    /** {@return the labels of the answer, given those of the metrics: what is aggregated keeps only those that it lists} */
    Set<String> answeredLabels(Set<String> ofMetrics) {
        return AGGREGATED.matcher(expression).find() ? listed(expression) : ofMetrics;
    }

    private static Set<String> listed(String expression) {
        Set<String> labels = new TreeSet<>();
        LIST.matcher(expression).results().map(match -> match.group(1)).filter(list -> !list.isBlank())
                .forEach(list -> labels.addAll(List.of(list.strip().split("\\s*,\\s*"))));
        return labels;
    }
}
