// Parses every query of the dashboards, the rules and the data sources' links.
// Usage: node check.mjs. Exit code 1 if one is wrong, or if there is none in one of the languages.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { LANGUAGES, firstError, interpolated } from './languages.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const COUNTS = Object.fromEntries(Object.values(LANGUAGES).map((language) => [language, 0]));

function files(directory, ending) {
  const found = readdirSync(ROOT + directory).filter((name) => name.endsWith(ending)).sort();
  return found.map((name) => [`${directory}/${name}`, parse(readFileSync(`${ROOT}${directory}/${name}`, 'utf8'))]);
}

function check(where, type, query) {
  const language = LANGUAGES[type];
  if (language === undefined) {
    complain(`${where}: queries of ${type} are not known`);
    return;
  }
  COUNTS[language]++;
  const position = firstError(language, query);
  if (position !== undefined) {
    complain(`${where}: no ${language} from character ${position + 1} on: ${query.slice(0, position)} ==> ${query.slice(position)}`);
  }
}

function complain(text) {
  console.error(text);
  process.exitCode = 1;
}

function checkPanels(file, panels) {
  for (const panel of panels ?? []) {
    checkPanels(file, panel.panels);
    for (const target of panel.targets ?? []) {
      const type = (target.datasource ?? panel.datasource).type;
      // The service graph is a query without a text.
      if (target.queryType !== 'serviceMap') {
        check(`${file}, ${panel.title} ${target.refId}`, type, interpolated(target.expr ?? target.query ?? ''));
      }
    }
  }
}

function checkVariable(file, { name, type, datasource, query }) {
  if (type === 'query') {
    // label_values(SELECTOR, LABEL) is Grafana's, the selector PromQL.
    const selector = (query.query ?? query).replace(/^label_values\((.*),\s*\w+\)$/s, '$1');
    check(`${file}, variable ${name}`, datasource.type, interpolated(selector));
  }
}

function checkLinks(file, { name, jsonData = {} }) {
  const link = (type, query) => check(`${file}, ${name}`, type, interpolated(query.replaceAll('$$', '$')));
  if (jsonData.tracesToLogsV2?.customQuery) {
    link('loki', jsonData.tracesToLogsV2.query);
  }
  jsonData.tracesToMetrics?.queries.forEach(({ query }) => link('prometheus', query));
}

function checkRules(directory, type) {
  for (const [file, { groups }] of files(directory, '.yml')) {
    groups.flatMap(({ rules }) => rules).forEach((rule) => check(`${file}, ${rule.alert ?? rule.record}`, type, rule.expr));
  }
}

for (const [file, dashboard] of files('grafana/dashboards', '.json')) {
  checkPanels(file, dashboard.panels);
  dashboard.templating.list.forEach((variable) => checkVariable(file, variable));
}
checkRules('deploy/prometheus/rules', 'prometheus');
checkRules('deploy/loki/rules/fake', 'loki');
for (const [file, { datasources }] of files('grafana/provisioning/datasources', '.yml')) {
  datasources.forEach((source) => checkLinks(file, source));
}

console.log(`Queries: ${Object.entries(COUNTS).map(([language, count]) => `${count} ${language}`).join(', ')}.`);
for (const [language, count] of Object.entries(COUNTS)) {
  if (count === 0) {
    complain(`There is no ${language}.`);
  }
}
