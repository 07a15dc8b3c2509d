#!/usr/bin/env bash
# Usage: scripts/demo.sh [--with containers|binaries|embedded] [--build] [--native]
#
# Starts the three services and a tracing backend (scripts/up.sh), sends one request and shows its trace and
# its log lines (scripts/trace.sh). Then a new user signs up, logs in and reads the account (trace.sh --journey).
# Everything runs on until scripts/down.sh. The options and the environment variables are those of scripts/up.sh.
# Without --with it is what runs already, else the embedded backend.
#
# Exit code: 0 both traces are whole, and the user got that far; 1 not so, or not everything starts; 2 wrong use.
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/common.sh"

[[ " $* " != *" -h "* && " $* " != *" --help "* ]] || only_help --help
load_settings
[[ " $* " == *" --with "* || -n "$KNOWN_STACK" ]] || set -- --with embedded "$@"
# Stopping this script also stops up.sh, which is in a process group of its own and stops what it has started.
up=none
trap 'kill -TERM -- "-$up" 2>/dev/null || true; wait; exit 143' HUP INT TERM
set -m
"$ROOT/scripts/up.sh" "$@" </dev/null &
up=$!
set +m
wait "$up"
trap - HUP INT TERM
say ""
code=0
"$ROOT/scripts/trace.sh" || code=$?
"$ROOT/scripts/trace.sh" --journey || code=$?

database=""
[[ "$DATABASE" == outside ]] ||
  database="
  database $(url_of "$EMBEDDED_DATABASE"), password in $RUN_DIR/database-password"
say "Everything keeps running until scripts/down.sh. There is more:
  where    scripts/status.sh
  API      http://$(address_of "${SERVICES%% *}")/q/swagger-ui/
  metrics  http://$(address_of "${SERVICES%% *}")/q/metrics$database
  try      scripts/trace.sh --route b,c,a    scripts/trace.sh --route b,c --fail c:503    scripts/load.sh"
exit "$code"
