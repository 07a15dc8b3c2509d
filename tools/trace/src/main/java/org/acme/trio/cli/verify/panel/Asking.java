package org.acme.trio.cli.verify.panel;

import java.io.IOException;
import java.util.List;

import org.acme.trio.cli.backend.Loki;
import org.acme.trio.cli.backend.Prometheus;
import org.acme.trio.cli.backend.Series;
import org.acme.trio.cli.backend.Tempo;
import org.acme.trio.cli.backend.TimeRange;
import org.acme.trio.cli.grafana.DataSource;
import org.acme.trio.cli.grafana.DataSources;
import org.acme.trio.cli.grafana.Interpolation;
import org.acme.trio.cli.grafana.Panel.Query;

/** Sends a panel's queries to the data sources, as Grafana does. */
record Asking(DataSources sources, Interpolation variables) {

    private static final int MAX_COUNT = 100;

    /**
     * What came of a query.
     *
     * @param count how many series, log lines or traces
     * @param unit what was counted
     * @param exemplars how many exemplars, where the query asks for them
     */
    record Answer(long count, String unit, long exemplars) {
    }

    Answer ask(Query query) throws IOException {
        DataSource source = sources.byUid(query.dataSource());
        String expression = variables.apply(query.expression());
        TimeRange range = TimeRange.last(variables.range());
        return switch (source.type()) {
            case "prometheus" -> metrics(new Prometheus(source.url()), query, expression, range);
            case "loki" -> logs(new Loki(source.url()), expression, range);
            case "tempo" -> query.type().equals("serviceMap") ? serviceMap(source, range)
                    : new Answer(new Tempo(source.url()).search(expression, range, MAX_COUNT), "traces", 0);
            default -> throw new IOException("a data source of the type " + source.type() + " is not known here");
        };
    }

    private Answer metrics(Prometheus prometheus, Query query, String expression, TimeRange range) throws IOException {
        List<Series> series = query.instant() ? prometheus.now(expression)
                : prometheus.range(expression, range, variables.interval());
        return new Answer(withNumbers(series), "series",
                query.exemplars() ? prometheus.exemplars(expression, range).size() : 0);
    }

    private Answer logs(Loki loki, String expression, TimeRange range) throws IOException {
        int lines = loki.lines(expression, range, MAX_COUNT).size();
        return lines > 0 ? new Answer(lines, "lines", 0)
                : new Answer(withNumbers(loki.series(expression, range, variables.interval())), "series", 0);
    }

    private Answer serviceMap(DataSource tempo, TimeRange range) throws IOException {
        DataSource metrics = sources.byUid(tempo.settings().path("serviceMap").path("datasourceUid").asText());
        return new Answer(withNumbers(new Prometheus(metrics.url()).range(
                "sum by (client, server) (rate(traces_service_graph_request_total["
                        + variables.range().toSeconds() + "s])) > 0",
                range, variables.interval())), "edges", 0);
    }

    private static long withNumbers(List<Series> series) {
        return series.stream().filter(one -> one.numbers() > 0).count();
    }
}
