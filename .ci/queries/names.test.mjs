import assert from 'node:assert/strict';
import test from 'node:test';
import { checkLogqlLabels, promqlNames } from './names.mjs';

const METRICS = new Map(Object.entries({
  up: ['job', 'instance'],
  requests_total: ['job', 'instance', 'uri', 'status'],
  duration_bucket: ['job', 'instance', 'uri', 'le'],
  'slo:objective': ['slo'],
}).map(([metric, labels]) => [metric, new Set(labels)]));

const RESULT_LABELS = {
  'vector(1)': '',
  'rate(requests_total{uri="/"}[5m] offset 1m)': 'instance,job,status,uri',
  'sum(requests_total)': '',
  'sum by (uri) (requests_total)': 'uri',
  'sum without (uri, status) (requests_total)': 'instance,job',
  'topk(3, sum by (uri) (requests_total))': 'uri',
  'histogram_quantile(0.9, sum by (uri, le) (rate(duration_bucket[5m])))': 'uri',
  'requests_total or up': 'instance,job,status,uri',
  'up and requests_total': 'instance,job',
  'up unless on (job) requests_total': 'instance,job',
  'up * on (job) sum by (job) (requests_total)': 'job',
  'requests_total / ignoring (uri, status) up': 'instance,job',
  'requests_total / on (job) group_left () up': 'instance,job,status,uri',
  'up * on (job) group_left (uri) requests_total': 'instance,job,uri',
  'up * on (job) group_right () requests_total': 'instance,job,status,uri',
  '{__name__=~"slo:.+"}': 'slo',
  'max_over_time((up > 0)[5m:1m])': 'instance,job',
};

for (const [query, labels] of Object.entries(RESULT_LABELS)) {
  test(`knows the labels of ${query}`, () => assert.equal([...promqlNames(query, METRICS).labels].sort().join(), labels));
}

const WRONG = {
  up_: /no metric up_/,
  'sum(rate(request_total[5m])) / sum(up)': /no metric request_total/,
  '{__name__="up_"}': /no metric up_/,
  '{__name__=~"down|away"}': /no metric down\|away/,
  'up{jobs="a"}': /up has no label jobs/,
  'sum by (route) (requests_total)': /requests_total has no label route/,
  'sum by (uri) (sum by (status) (requests_total))': /no label uri/,
  'sum without (route) (requests_total)': /no label route/,
  'up * on (uri) requests_total': /up has no label uri/,
  'requests_total * on (uri) up': /up has no label uri/,
  'up * on (job) group_left (route) requests_total': /no label route/,
  'histogram_quantile(0.9, sum by (uri) (duration_bucket))': /no label le/,
  'sum by (uri) (up) or requests_total': /up has no label uri/,
};

for (const [query, message] of Object.entries(WRONG)) {
  test(`refuses ${query}`, () => assert.throws(() => promqlNames(query, METRICS), message));
}

test('refuses a legend with a label that the result has lost', () => {
  assert.throws(() => promqlNames('sum by (uri) (requests_total)', METRICS, ['status']), /no label status/);
});

test('tells what a query uses, its legend included', () => {
  const { used } = promqlNames('sum by (uri) (requests_total{status="200"}) and on () up', METRICS, ['uri']);
  assert.deepEqual([...used].sort(), ['requests_total', 'requests_total status', 'requests_total uri', 'up']);
});

const LABELS = new Set(['service_name', 'level']);

test('finds the labels of LogQL, and those that a query makes itself', () => {
  checkLogqlLabels('sum by (level) (rate({service_name="a"} | json x="y" | x="z" [1m])) > 1', LABELS, ['service_name']);
});

for (const query of ['{service="a"}', '{service_name="a"} | trace="b"', 'sum by (path) (rate({service_name="a"}[1m]))']) {
  test(`refuses ${query}`, () => assert.throws(() => checkLogqlLabels(query, LABELS), /no log line has a label/));
}

test('refuses a legend with a label that no line has', () => {
  assert.throws(() => checkLogqlLabels('{service_name="a"}', LABELS, ['path']), /label path/);
});
