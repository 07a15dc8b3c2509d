# What every script begins with: where the project is, how messages look, and the other parts.
# shellcheck shell=bash

# Physical, so that a process is recognised no matter by which path a script was called.
ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)"
readonly ROOT

# Java finds no file whose name is not ASCII where the locale is C or POSIX.
[[ $'\303\266' == ? ]] || export LC_ALL=C.UTF-8

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
# shellcheck source=programs.sh
source "$ROOT/scripts/lib/programs.sh"
# shellcheck source=backends.sh
source "$ROOT/scripts/lib/backends.sh"
# shellcheck source=grafana.sh
source "$ROOT/scripts/lib/grafana.sh"
# shellcheck source=containers.sh
source "$ROOT/scripts/lib/containers.sh"
# shellcheck source=stack.sh
source "$ROOT/scripts/lib/stack.sh"
# shellcheck source=checks.sh
source "$ROOT/scripts/lib/checks.sh"
# shellcheck source=build.sh
source "$ROOT/scripts/lib/build.sh"
# shellcheck source=processes.sh
source "$ROOT/scripts/lib/processes.sh"
# shellcheck source=lock.sh
source "$ROOT/scripts/lib/lock.sh"
