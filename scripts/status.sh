#!/usr/bin/env bash
# Shows what runs where.
set -euo pipefail
# shellcheck source=lib/common.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/common.sh"

usage() {
  cat <<'TEXT'
Usage: scripts/status.sh

Shows each program: ready, running (but not ready) or stopped, its process id and its address.

Exit code: 0 all four are ready, 3 they are not, 2 wrong use.
TEXT
  settings_help
}

only_help "$@"
load_settings
require_curl

code=0
printf '%-18s %-9s %-9s %s\n' NAME STATE PID URL
for name in $BACKEND $SERVICES; do
  state="$(state_of "$name")"
  [[ "$state" == ready ]] || code=3
  printf '%-18s %-9s %-9s %s\n' "$name" "$state" "$(running_pid "$name" || printf -- '-')" "$(url_of "$name")"
done
exit "$code"
