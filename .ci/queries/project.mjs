// The queries of this project, and the metrics and labels that there are.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { LANGUAGES, interpolated } from './languages.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * The queries of dashboards, their variables and annotations, rules and links.
 *
 * @returns a list of {where, language, query, shown}: shown are the labels of the result that a legend or a text needs
 */
export function queries() {
  return [...dashboardQueries(), ...ruleQueries(), ...linkQueries()];
}

/** The recording rules of Prometheus in the order of evaluation, as {name, query, labels}. */
export function recordingRules() {
  return rules('deploy/prometheus/rules').filter(({ record }) => record)
      .map(({ record, expr, labels = {} }) => ({ name: record, query: expr, labels: Object.keys(labels) }));
}

/** The lists of deploy/metrics: a file JOB.txt has in each line a metric and its labels; as {job, metric, labels}. */
export function listedMetrics() {
  return readdirSync(`${ROOT}deploy/metrics`).sort().flatMap((file) => read(`deploy/metrics/${file}`).split('\n')
      .map((line) => line.replace(/#.*/, '').trim()).filter((line) => line !== '')
      .map((line) => line.split(/\s+/))
      .map(([metric, ...labels]) => ({ job: file.replace(/\.txt$/, ''), metric, labels })));
}

/** What Promtail gives to each line: labels and structured metadata. */
export function logLabels() {
  const { clients, scrape_configs: jobs } = parse(read('deploy/promtail/promtail.yaml'), { merge: true });
  const stages = jobs.flatMap((job) => job.pipeline_stages);
  return new Set([
    ...clients.flatMap((client) => Object.keys(client.external_labels)),
    ...jobs.flatMap((job) => job.relabel_configs ?? []).map((rule) => rule.target_label),
    ...stages.flatMap((stage) => Object.keys({ ...stage.labels, ...stage.structured_metadata })),
  ]);
}

function dashboardQueries() {
  return files('grafana/dashboards', '.json').flatMap(([file, { panels, templating, annotations = { list: [] } }]) => [
    ...panels.flatMap((panel) => [panel, ...panel.panels ?? []]).flatMap((panel) => panelQueries(file, panel)),
    ...templating.list.filter(({ type }) => type === 'query').map((variable) => variableQuery(file, variable)),
    ...annotations.list.filter(({ expr }) => expr).map(({ name, datasource, expr, titleFormat }) =>
      entry(`${file}, annotation ${name}`, datasource.type, interpolated(expr), titleFormat)),
  ]);
}

function panelQueries(file, { title, targets = [], datasource }) {
  return targets.map((target) => target.queryType === 'serviceMap'
      // Tempo draws the service graph from a metric of Prometheus.
      ? entry(`${file}, ${title}`, 'prometheus', 'traces_service_graph_request_total')
      : entry(`${file}, ${title} ${target.refId}`, (target.datasource ?? datasource).type,
          interpolated(target.expr ?? target.query ?? ''), target.legendFormat));
}

function variableQuery(file, { name, datasource, query }) {
  // label_values(SELECTOR, LABEL) is Grafana's, the selector PromQL.
  const [, selector, label] = /^label_values\((.*),\s*(\w+)\)$/s.exec(query.query ?? query);
  return entry(`${file}, variable ${name}`, datasource.type, interpolated(selector), `{{${label}}}`);
}

function ruleQueries() {
  const of = (directory, type) => rules(directory)
      .map((rule) => entry(`${directory}, ${rule.alert ?? rule.record}`, type, rule.expr, JSON.stringify(rule.annotations)));
  return [...of('deploy/prometheus/rules', 'prometheus'), ...of('deploy/loki/rules/fake', 'loki')];
}

function linkQueries() {
  return files('grafana/provisioning/datasources', '.yml').flatMap(([file, { datasources }]) =>
    datasources.flatMap(({ name, jsonData: { tracesToLogsV2, tracesToMetrics } }) => {
      const link = (type, query, tags) => entry(`${file}, ${name}`, type, interpolated(query.replaceAll('$$', '$'),
          { __tags: tags.map(({ value }) => `${value}="value"`).join(',') }));
      return [
        ...tracesToLogsV2?.customQuery ? [link('loki', tracesToLogsV2.query, tracesToLogsV2.tags)] : [],
        ...(tracesToMetrics?.queries ?? []).map(({ query }) => link('prometheus', query, tracesToMetrics.tags)),
      ];
    }));
}

/** {{label}} of a legend, $labels.label of an alert's text. */
function entry(where, type, query, text = '') {
  const shown = [...text.matchAll(/\{\{\s*(\w+)\s*\}\}|\$labels\.(\w+)/g)].map(([, legend, alert]) => legend ?? alert)
      .filter((name) => name !== 'externalURL');
  return { where, language: LANGUAGES[type] ?? type, query, shown };
}

function rules(directory) {
  return files(directory, '.yml').flatMap(([, { groups }]) => groups).flatMap((group) => group.rules);
}

function files(directory, ending) {
  const names = readdirSync(ROOT + directory).filter((name) => name.endsWith(ending)).sort();
  return names.map((name) => [`${directory}/${name}`, parse(read(`${directory}/${name}`))]);
}

function read(file) {
  return readFileSync(ROOT + file, 'utf8');
}
