// Checks every query of the dashboards, the rules and the data sources' links: its syntax, and that the metrics and labels
// that it names exist. Usage: node check.mjs. Exit code 1 if one is wrong, or if there is none in one of the languages.
import { LANGUAGES, firstError } from './languages.mjs';
import { checkLogqlLabels, promqlNames } from './names.mjs';
import { listedMetrics, logLabels, queries, recordingRules } from './project.mjs';

// Prometheus gives the first two to all that it scrapes; the services give the third to all that they measure.
const OF_ALL = ['job', 'instance'];
const OF_SERVICES = [...OF_ALL, 'service_name'];
// What Loki itself adds to a line.
const OF_LOKI = ['detected_level'];

const metrics = new Map();
const counts = Object.fromEntries(Object.values(LANGUAGES).map((language) => [language, 0]));

function complain(text) {
  console.error(text);
  process.exitCode = 1;
}

/** Calls a check, and says where it was if it fails. */
function checked(where, check) {
  try {
    return check();
  } catch (error) {
    complain(`${where}: ${error.message}`);
  }
}

function checkSyntax({ language, query }) {
  if (!(language in counts)) {
    throw new Error(`queries of ${language} are not known`);
  }
  const position = firstError(language, query);
  if (position !== undefined) {
    const [right, wrong] = [query.slice(0, position), query.slice(position)];
    throw new Error(`no ${language} from character ${position + 1} on: ${right} ==> ${wrong}`);
  }
}

/** Two programs may have a metric of that name, and several rules may record it. */
function addMetric(name, ...labels) {
  metrics.set(name, new Set([...metrics.get(name) ?? [], ...labels]));
}

const listed = listedMetrics();
listed.forEach(({ job, metric, labels }) => addMetric(metric, ...labels, ...job === 'trio' ? OF_SERVICES : OF_ALL));
for (const { name, query, labels } of recordingRules()) {
  const recorded = checked(name, () => promqlNames(query, metrics).labels) ?? [];
  addMetric(name, ...recorded, ...labels);
}

const lines = new Set([...logLabels(), ...OF_LOKI]);
const used = new Set();
for (const entry of queries()) {
  checked(entry.where, () => {
    checkSyntax(entry);
    counts[entry.language]++;
    if (entry.language === 'PromQL') {
      promqlNames(entry.query, metrics, entry.shown).used.forEach((name) => used.add(name));
    } else if (entry.language === 'LogQL') {
      checkLogqlLabels(entry.query, lines, entry.shown);
    }
  });
}

for (const { job, metric, labels } of listed) {
  [metric, ...labels.map((label) => `${metric} ${label}`)].filter((name) => !used.has(name))
      .forEach((name) => complain(`deploy/metrics/${job}.txt: no query asks for ${name}`));
}
for (const [language, count] of Object.entries(counts)) {
  if (count === 0) {
    complain(`There is no ${language}.`);
  }
}
console.log(`Queries: ${Object.entries(counts).map(([language, count]) => `${count} ${language}`).join(', ')}.`);
