// PromQL, LogQL and TraceQL: the grammars that Grafana's own editors use.
import { parser as logql } from '@grafana/lezer-logql';
import { parser as traceql } from '@grafana/lezer-traceql';
import { parser as promql } from '@prometheus-io/lezer-promql';

/** The language of each type of data source. */
export const LANGUAGES = { prometheus: 'PromQL', loki: 'LogQL', tempo: 'TraceQL' };

const PARSERS = { PromQL: promql, LogQL: logql, TraceQL: traceql };

const VALUES = {
  __interval: '1m', __rate_interval: '1m', __range: '1m', __auto: '1m',
  __interval_ms: '60000', __range_ms: '60000', __range_s: '60',
  '__trace.traceId': '0af7651916cd43dd8448eb211c80319c',
};

/**
 * The query with a value in the place of each of Grafana's variables: $name, ${name} and ${name:format}.
 * What begins with two underscores is Grafana's own, and one that it does not have is an error.
 */
export function interpolated(query, values = {}) {
  const known = { ...VALUES, ...values };
  return query.replace(/\$(?:\{([\w.]+)(?::\w+)?\}|(\w+))/g, (_, braced, bare) => {
    const name = braced ?? bare;
    if (name.startsWith('__') && !(name in known)) {
      throw new Error(`the variable $${name} is not known`);
    }
    return known[name] ?? 'value';
  });
}

/** The tree of a query; the root's only child is the expression. */
export function parse(language, query) {
  return PARSERS[language].parse(query);
}

/** Where the query is wrong first, counted from 0; undefined if it is right. */
export function firstError(language, query) {
  if (query.trim() === '') {
    return 0;
  }
  let position;
  parse(language, query).iterate({
    enter(node) {
      if (node.type.isError) {
        position = Math.min(position ?? node.from, node.from);
      }
    },
  });
  return position;
}
