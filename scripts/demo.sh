#!/usr/bin/env bash
# The trio from nothing to a trace on the terminal.
set -euo pipefail
# shellcheck source=lib/common.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/common.sh"

usage() {
  cat <<'TEXT'
Usage: scripts/demo.sh [--with containers|binaries|embedded] [--build]

Starts the three services and a tracing backend (scripts/up.sh), sends one request and shows its trace and
its log lines (scripts/trace.sh). Everything runs on until scripts/down.sh.

  --with STACK   what receives the signals, see scripts/up.sh (what runs already, else embedded)
  --build        build even if nothing has changed
  -h, --help     this text

Exit code: that of the trace: 0 it is whole, 1 it is not; 1 as well if not everything starts; 2 wrong use.
TEXT
  settings_help
}

with=""
build_option=()
while [[ $# -gt 0 ]]; do
  case "$1" in
    --build) build_option=(--build) ;;
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
"$ROOT/scripts/up.sh" --with "$with" ${build_option[@]+"${build_option[@]}"}
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
