#!/usr/bin/env bash
# Shows what runs where.
set -euo pipefail
# shellcheck source=lib/common.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/common.sh"

usage() {
  cat <<'TEXT'
Usage: scripts/status.sh

Shows each program: ready, running (but not ready) or stopped, its process id and its address.
Of containers it shows what their engine says.

Exit code: 0 all of it is ready, 3 it is not, 2 wrong use.
TEXT
  settings_help
}

only_help "$@"
load_settings
require_curl

stack="$(remembered STACK || printf 'embedded')"
code=0
if [[ "$stack" == containers ]]; then
  show_containers || code=3
  for name in $SERVICES; do
    is_ready "$name" || code=3
  done
  exit "$code"
fi

printf '%-18s %-9s %-9s %s\n' NAME STATE PID URL
for name in $(remembered PROGRAMS || programs_of embedded 1); do
  state="$(state_of "$name")"
  [[ "$state" == ready ]] || code=3
  printf '%-18s %-9s %-9s %s\n' "$name" "$state" "$(running_pid "$name" || printf -- '-')" "$(url_of "$name")"
done
exit "$code"
