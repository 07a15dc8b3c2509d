#!/usr/bin/env bash
# Stops what up.sh started.
set -euo pipefail
# shellcheck source=lib/common.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/common.sh"

usage() {
  cat <<'TEXT'
Usage: scripts/down.sh

Stops what scripts/up.sh started, and nothing else: a process whose id is known from a file is stopped only if
it is still that program. Logs and data stay.

Exit code: 0 nothing runs any more, 1 it could not be stopped, 2 wrong use.
TEXT
  settings_help
}

only_help "$@"
load_settings
# On a disk that is full or read-only there is no lock; to stop is worth more.
lock || true
trap unlock EXIT

if [[ "$(remembered STACK || true)" == containers ]]; then
  stop_containers
elif any_running; then
  stop_in_order "$SERVICES $BACKEND $BINARIES"
else
  say "Nothing is running."
fi
forget_stack
