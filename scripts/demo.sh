#!/usr/bin/env bash
# The trio from nothing to a trace on the terminal.
set -euo pipefail
# shellcheck source=lib/common.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/common.sh"

usage() {
  cat <<'TEXT'
Usage: scripts/demo.sh [--with containers|binaries|embedded] [--build] [--native]

Starts the three services and a tracing backend (scripts/up.sh), sends one request and shows its trace and
its log lines (scripts/trace.sh). Everything runs on until scripts/down.sh.

  --with STACK   what receives the signals, see scripts/up.sh (what runs already, else embedded)
  --build        build even if nothing has changed
  --native       see scripts/up.sh
  -h, --help     this text

Exit code: that of the trace: 0 it is whole, 1 it is not; 1 as well if not everything starts; 2 wrong use.
TEXT
  settings_help
}

with=""
options=()
while [[ $# -gt 0 ]]; do
  case "$1" in
    --build | --native) options+=("$1") ;;
    --with)
      with="${2:-}"
      refuse_unknown_stack "$with"
      shift
      ;;
    *) only_help "$1" ;;
  esac
  shift
done

load_settings
with="${with:-$(remembered STACK || printf 'embedded')}"
# Whoever stops this script stops what it has begun: up.sh, in a process group of its own, stops what it has started.
up=""
# shellcheck disable=SC2317 # the traps call it
stop_up() { # SIGNAL EXIT_CODE
  [[ -z "$up" ]] || kill -s "$1" -- "-$up" 2>/dev/null || true
  wait
  exit "$2"
}
trap 'stop_up HUP 129' HUP
trap 'stop_up INT 130' INT
trap 'stop_up TERM 143' TERM
set -m
"$ROOT/scripts/up.sh" --with "$with" ${options[@]+"${options[@]}"} </dev/null &
up=$!
set +m
wait "$up"
trap - HUP INT TERM
say ""
code=0
"$ROOT/scripts/trace.sh" || code=$?

say "Everything keeps running:"
case "$with" in
  embedded) say "  traces   $(page_of "$BACKEND")" ;;
  containers) say "  Grafana  $GRAFANA_URL/" ;;
  binaries) ! is_running grafana || say "  Grafana  $GRAFANA_URL/" ;;
esac
for name in $SERVICES; do
  say "  API      $(page_of "$name")"
done
say "  metrics  $(url_of service-a)/q/metrics"
[[ "$with" == containers ]] || say "  logs     $RUN_DIR/logs"
say "  more     scripts/trace.sh --route b,c,a    scripts/trace.sh --route b,c --fail c:503    scripts/load.sh"
say "  stop     scripts/down.sh"
exit "$code"
