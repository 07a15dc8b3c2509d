import assert from 'node:assert/strict';
import test from 'node:test';
import { firstError, interpolated } from './languages.mjs';

const RIGHT = {
  PromQL: 'sum by (uri) (rate(a_total{b=~"c|d"}[5m])) / on () group_left () vector(1)',
  LogQL: 'sum by (level) (count_over_time({a="b"} | json message="message" | line_format "{{.x}}" [5m])) > 1',
  TraceQL: '{resource.service.name=~"a" && kind=server && status=error}',
};

const WRONG = {
  PromQL: ['', 'sum by (uri (rate(a_total[5m]))', 'rate(a_total{b=c}[5m])', 'rate(a_total[5m)', 'a b', 'a /', RIGHT.LogQL],
  LogQL: ['', '{a="b"', '{a=b}', '{a="b"} | json message="message" |', 'rate({a="b"} [5m]', 'sum by {a="b"}', RIGHT.TraceQL],
  TraceQL: ['', '{status=error', '{status=}', '{kind=server && }', '{resource.service.name=~}', RIGHT.PromQL],
};

for (const [language, query] of Object.entries(RIGHT)) {
  test(`finds nothing wrong with ${language} that is right`, () => assert.equal(firstError(language, query), undefined));
  for (const wrong of WRONG[language]) {
    test(`finds what is wrong with the ${language} ${wrong}`, () => assert.notEqual(firstError(language, wrong), undefined));
  }
}

test('says where a query is wrong', () => assert.equal(firstError('PromQL', 'sum(a) )'), 7));

test('fills in the variables of Grafana', () => {
  assert.equal(interpolated('rate(a{b=~"$b", c="${c:regex}"}[$__rate_interval])'), 'rate(a{b=~"value", c="value"}[1m])');
  assert.equal(interpolated('{${__tags}} | x="${__trace.traceId}"', { __tags: 'a="b"' }),
      '{a="b"} | x="0af7651916cd43dd8448eb211c80319c"');
});

test('refuses a variable that Grafana does not have', () => assert.throws(() => interpolated('rate(a[$__rateinterval])')));
