// The names of metrics and labels in a query, by its parse tree.
import { parse } from './languages.mjs';

const KEEP_LABELS = ['topk', 'bottomk'];

/**
 * Follows the labels through a PromQL query, from the metrics to the result.
 *
 * @param metrics of each metric that exists, the names of its labels: a Map of Sets
 * @param shown labels of the result that a legend or a text needs
 * @returns {{labels: Set, used: Set}} the labels of the result, and what the query uses: as "METRIC" and "METRIC LABEL"
 * @throws {Error} at the first name that does not exist
 */
export function promqlNames(query, metrics, shown = []) {
  const used = new Set();
  const text = (node) => query.slice(node.from, node.to);
  const labelNames = (node) => node?.getChildren('LabelName').map(text) ?? [];

  /** Somebody needs these labels of what a part of the query answers. */
  function use(labels, answer) {
    for (const label of labels) {
      if (!answer.labels.has(label)) {
        throw new Error(`${answer.metrics.join(', ') || 'a number'} has no label ${label} here`);
      }
      answer.metrics.forEach((metric) => used.add(`${metric} ${label}`));
    }
  }

  /** NAME{...}, {__name__="NAME"} or {__name__=~"NAMES"} */
  function selected(node) {
    const matchers = node.getChild('LabelMatchers')?.getChildren('UnquotedLabelMatcher') ?? [];
    const ofNames = matchers.filter((matcher) => labelNames(matcher)[0] === '__name__');
    const patterns = node.getChildren('Identifier').map(text)
        .concat(ofNames.map((matcher) => text(matcher.getChild('StringLiteral')).slice(1, -1)));
    const names = patterns.flatMap((pattern) => {
      const matching = [...metrics.keys()].filter((name) => new RegExp(`^(?:${pattern})$`).test(name));
      if (matching.length === 0) {
        throw new Error(`there is no metric ${pattern}`);
      }
      return matching;
    });
    names.forEach((name) => used.add(name));
    const answer = { metrics: names, labels: union(names.map((name) => metrics.get(name))) };
    use(matchers.filter((matcher) => !ofNames.includes(matcher)).flatMap(labelNames), answer);
    return answer;
  }

  function aggregated(node) {
    const answer = answered(node.getChild('FunctionCallBody'));
    const modifier = node.getChild('AggregateModifier');
    const listed = labelNames(modifier?.getChild('GroupingLabels'));
    use(listed, answer);
    if (KEEP_LABELS.includes(text(node.getChild('AggregateOp')))) {
      return answer;
    }
    return { ...answer, labels: modifier?.getChild('Without') ? without(answer.labels, listed) : new Set(listed) };
  }

  function joined(node) {
    const left = answered(node.firstChild);
    const right = answered(node.lastChild);
    const both = all([left, right]);
    const clause = node.getChild('MatchingModifierClause');
    const [matched = [], added = []] = clause?.getChildren('GroupingLabels').map(labelNames) ?? [];
    if (clause?.getChild('On')) {
      use(matched, left);
      use(matched, right);
    }
    if (node.getChild('And') || node.getChild('Unless')) {
      return left;
    }
    if (clause === null || node.getChild('Or')) {
      return both;
    }
    if (clause.getChild('GroupLeft') || clause.getChild('GroupRight')) {
      const [many, one] = clause.getChild('GroupLeft') ? [left, right] : [right, left];
      use(added, one);
      return { ...both, labels: union([many.labels, added]) };
    }
    return { ...both, labels: clause.getChild('On') ? new Set(matched) : without(both.labels, matched) };
  }

  function called(node) {
    const answer = answered(node.getChild('FunctionCallBody'));
    if (text(node.getChild('FunctionIdentifier')) !== 'histogram_quantile') {
      return answer;
    }
    use(['le'], answer);
    return { ...answer, labels: without(answer.labels, ['le']) };
  }

  function answered(node) {
    switch (node.name) {
      case 'VectorSelector': return selected(node);
      case 'AggregateExpr': return aggregated(node);
      case 'BinaryExpr': return joined(node);
      case 'FunctionCall': return called(node);
      // Ranges, offsets, parentheses, numbers: the labels of what is within.
      default: return all(children(node).map(answered));
    }
  }

  const answer = answered(parse('PromQL', query).topNode);
  use(shown, answer);
  return { labels: answer.labels, used };
}

/**
 * Checks the labels of a LogQL query. Stages of its own pipeline may make some.
 *
 * @param labels those that exist: a Set
 * @param shown labels of the result that a legend or a text needs
 * @throws {Error} at the first that does not exist
 */
export function checkLogqlLabels(query, labels, shown = []) {
  const namesIn = (parents) => {
    const found = [];
    parse('LogQL', query).iterate({
      enter({ name, from, to, node }) {
        if (name === 'Identifier' && parents.includes(node.parent.name)) {
          found.push(query.slice(from, to));
        }
      },
    });
    return found;
  };
  const made = namesIn(['LabelExtractionExpression', 'LabelFormatMatcher']);
  for (const label of [...namesIn(['Matcher', 'Labels']), ...shown]) {
    if (!labels.has(label) && !made.includes(label)) {
      throw new Error(`no log line has a label ${label}`);
    }
  }
}

function children(node) {
  const found = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    found.push(child);
  }
  return found;
}

function all(answers) {
  return { metrics: answers.flatMap(({ metrics }) => metrics), labels: union(answers.map(({ labels }) => labels)) };
}

function union(sets) {
  return new Set(sets.flatMap((set) => [...set]));
}

function without(set, elements) {
  return new Set([...set].filter((element) => !elements.includes(element)));
}
