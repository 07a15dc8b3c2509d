#!/usr/bin/env bash
# Checks a running Grafana stack: signals, links, panels and alerts; --help lists the options.
set -euo pipefail
# shellcheck source=lib/common.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/common.sh"

run_cli verify --root "$ROOT" "$@"
