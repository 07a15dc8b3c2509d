#!/usr/bin/env bash
# Usage: scripts/down.sh
#
# Stops what scripts/up.sh started, and nothing else: a process whose id is known from a file is stopped only if
# it is still that program. Logs and data stay. scripts/up.sh --help lists the environment variables.
#
# Exit code: 0 nothing runs any more, 1 it could not be stopped, 2 wrong use.
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/common.sh"

only_help "$@"
load_settings
# On a disk that is full or read-only there is no lock; to stop is worth more.
lock || true
trap 'rm -f "$RUN_DIR/lock" || true' EXIT

# shellcheck disable=SC2086 # lists of names
if [[ "$KNOWN_STACK" == containers ]]; then
  # The services first: the collector takes their last spans. All profiles, also those that somebody has added; volumes stay.
  compose stop $SERVICES || true
  compose --profile '*' down
elif any_running; then
  stop $SERVICES $BACKEND $BINARIES $EMBEDDED_DATABASE
else
  say "Nothing is running."
fi
rm -f "$RUN_DIR/stack" || true
