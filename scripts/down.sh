#!/usr/bin/env bash
# Stops what up.sh started.
set -euo pipefail
# shellcheck source=lib/common.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/common.sh"

usage() {
  cat <<'TEXT'
Usage: scripts/down.sh

Stops what scripts/up.sh started, and nothing else: a process whose id is known from a file is stopped only if
it is still that program. The logs stay.

Exit code: 0 nothing runs any more, 1 it could not be stopped, 2 wrong use.
TEXT
  settings_help
}

only_help "$@"
load_settings
lock
trap unlock EXIT

if ! any_running; then
  say "Nothing is running."
fi
# The backend goes last, so that it still takes the last spans.
# shellcheck disable=SC2086 # a list of names
stop $SERVICES
stop "$BACKEND"
rm -f "$RUN_DIR/ports"
