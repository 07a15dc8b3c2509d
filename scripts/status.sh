#!/usr/bin/env bash
# Usage: scripts/status.sh
#
# Shows each program: ready, running (but not ready) or stopped, its process id and its address.
# Of containers it shows what their engine says. scripts/up.sh --help lists the environment variables.
#
# Exit code: 0 all of it is ready, 3 it is not, 2 wrong use.
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/common.sh"

only_help "$@"
load_settings
code=0
if [[ "$KNOWN_STACK" == containers ]]; then
  compose ps --all || code=3
  for name in $SERVICES; do is_ready "$name" || code=3; done
  exit "$code"
fi

printf '%-18s %-9s %-9s %s\n' NAME STATE PID URL
for name in ${KNOWN_PROGRAMS:-$EMBEDDED_DATABASE $BACKEND $SERVICES}; do
  state=ready
  is_ready "$name" || state=running
  pid="$(running_pid "$name")" || state=stopped
  [[ "$state" == ready ]] || code=3
  printf '%-18s %-9s %-9s %s\n' "$name" "$state" "${pid:--}" "$(url_of "$name")"
done
exit "$code"
