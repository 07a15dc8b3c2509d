#!/usr/bin/env bash
# Checks a running Grafana stack: signals, links, panels, alerts and pages; --help lists the options.
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/common.sh"

load_settings
if [[ "$KNOWN_STACK" == embedded && " $* " != *" -h "* && " $* " != *" --help "* ]]; then
  fail "what runs is the embedded backend, which has no metrics and no links to check: see scripts/up.sh --with"
fi
# Where Grafana was started, it has to answer.
[[ "$KNOWN_STACK" != containers && "$KNOWN_PROGRAMS" != *grafana* ]] || set -- --grafana "$@"
[[ ! -s "$RUN_DIR/grafana-password" ]] || : "${GRAFANA_ADMIN_PASSWORD:=$(<"$RUN_DIR/grafana-password")}"
export GRAFANA_ADMIN_PASSWORD COLLECTOR_HEALTH_PORT COLLECTOR_ZPAGES_PORT COLLECTOR_PPROF_PORT
build 0 load
run_tool stack-test --root "$ROOT" "$@"
