# What every script begins with: where the project is, how messages look, and the other parts.
# shellcheck shell=bash

# Physical, so that a process is recognised no matter by which path a script was called.
ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)"
readonly ROOT

say() {
  printf '%s\n' "$*"
}

fail() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

usage_error() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 2
}

# For a script without options of its own; calls the usage function of the script.
only_help() { # ARGUMENT...
  [[ $# -gt 0 ]] || return 0
  case "$1" in
    -h | --help) usage && exit 0 ;;
    *) usage_error "unknown option $1, see --help" ;;
  esac
}

# shellcheck source=settings.sh
source "$ROOT/scripts/lib/settings.sh"
# shellcheck source=trio.sh
source "$ROOT/scripts/lib/trio.sh"
# shellcheck source=checks.sh
source "$ROOT/scripts/lib/checks.sh"
# shellcheck source=build.sh
source "$ROOT/scripts/lib/build.sh"
# shellcheck source=processes.sh
source "$ROOT/scripts/lib/processes.sh"
# shellcheck source=lock.sh
source "$ROOT/scripts/lib/lock.sh"
