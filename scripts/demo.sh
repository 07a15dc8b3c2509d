#!/usr/bin/env bash
# The trio from nothing to a trace on the terminal.
set -euo pipefail
# shellcheck source=lib/common.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/common.sh"

usage() {
  cat <<'TEXT'
Usage: scripts/demo.sh [--build]

Starts the three services and a tracing backend (scripts/up.sh), sends one request and shows its trace and
its log lines (scripts/trace.sh). Everything runs on until scripts/down.sh.

  --build      build even if nothing has changed
  -h, --help   this text

Exit code: that of the trace: 0 it is whole, 1 it is not; 1 as well if not everything starts; 2 wrong use.
TEXT
  settings_help
}

build_option=()
while [[ $# -gt 0 ]]; do
  case "$1" in
    --build) build_option=(--build) ;;
    *) only_help "$1" ;;
  esac
  shift
done

"$ROOT/scripts/up.sh" ${build_option[@]+"${build_option[@]}"}
say ""
code=0
"$ROOT/scripts/trace.sh" || code=$?

load_settings
say "Everything keeps running:"
say "  traces   $(page_of "$BACKEND")"
for name in $SERVICES; do
  say "  API      $(page_of "$name")"
done
say "  metrics  $(url_of service-a)/q/metrics"
say "  logs     $RUN_DIR/logs"
say "  more     scripts/trace.sh --route b,c,a    scripts/trace.sh --route b,c --fail c:503    scripts/load.sh"
say "  stop     scripts/down.sh"
exit "$code"
