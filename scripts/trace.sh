#!/usr/bin/env bash
# Sends a request through the services and shows its trace; --help lists the options.
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/common.sh"

load_settings
# Another Tempo on this machine is not the one that has our traces.
case "$KNOWN_STACK" in
  embedded) export TRACE_STORE="${TRACE_STORE:-zipkin}" ;;
  binaries | containers) export TRACE_STORE="${TRACE_STORE:-tempo}" ;;
esac
run_tool trace "$@"
