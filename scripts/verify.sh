#!/usr/bin/env bash
# Checks a running Grafana stack: signals, links, panels and alerts; --help lists the options.
set -euo pipefail
# shellcheck source=lib/common.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/common.sh"

load_settings
[[ "$(remembered STACK || true)" != embedded ]] ||
  fail "what runs is the embedded backend, which has no metrics and no links to check: see scripts/up.sh --with"
use_grafana_password
run_cli verify --root "$ROOT" "$@"
