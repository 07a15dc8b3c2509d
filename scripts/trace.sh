#!/usr/bin/env bash
# Sends a request through the services and shows its trace; --help lists the options.
set -euo pipefail
# shellcheck source=lib/common.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/common.sh"

load_settings
# Another Tempo on this machine is not the one that has our traces.
case "$(remembered STACK || true)" in
  embedded) export TRACE_STORE="${TRACE_STORE:-zipkin}" ;;
  binaries | containers) export TRACE_STORE="${TRACE_STORE:-tempo}" ;;
esac
run_cli trace "$@"
