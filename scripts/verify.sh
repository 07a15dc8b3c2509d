#!/usr/bin/env bash
# Checks a running Grafana stack: signals, links, panels and alerts; --help lists the options.
set -euo pipefail
# shellcheck source=lib/common.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/common.sh"

load_settings
if [[ " $* " != *" -h "* && " $* " != *" --help "* && "$(remembered STACK || true)" == embedded ]]; then
  fail "what runs is the embedded backend, which has no metrics and no links to check: see scripts/up.sh --with"
fi
# Where Grafana was started, it has to answer.
grafana=()
if [[ "$(remembered STACK || true)" == containers || "$(remembered PROGRAMS || true)" == *grafana* ]]; then
  grafana=(--grafana)
fi
use_grafana_password
export GRAFANA_ADMIN_PASSWORD="${GRAFANA_ADMIN_PASSWORD:-}"
run_cli verify --root "$ROOT" ${grafana[@]+"${grafana[@]}"} "$@"
