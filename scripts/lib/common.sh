# What every script begins with: messages, the list of programs, the settings, and the other parts.
set -euo pipefail

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)"
readonly ROOT

# Java finds no file whose name is not ASCII where the locale is C or POSIX.
[[ $'\303\266' == ? ]] || export LC_ALL=C.UTF-8

say() { printf '%s\n' "$*"; }
warn() { say "${0##*/}: $*" >&2; }
fail() { warn "$@"; exit 1; }
usage_error() { warn "$@"; exit 2; }

# For what a script has no option for. The help is the comment at the head of the script.
only_help() { # [ARGUMENT...]
  case "${1-none}" in
    none) ;;
    -h | --help) sed -n '/^# Usage/,/^[^#]/s/^# \{0,1\}//p' "$0" && exit 0 ;;
    *) usage_error "unknown option $1, see --help" ;;
  esac
}

# The list of programs is deploy/programs.
programs() { # KIND, a regular expression; prints names
  sed -nE "s/^([a-z-]+) .* ($1)\$/\1/p" "$ROOT/deploy/programs" | tr '\n' ' '
}

column() { # NUMBER NAME; 1 is ADDRESSES, 2 READY_PATH, 3 SCRAPE_JOB, 4 KIND
  sed -nE "s/^$2( +([^ ]+)){$1}.*/\2/p" "$ROOT/deploy/programs"
}

is_service() { [[ " $SERVICES" == *" $1 "* ]]; } # NAME
variables_of() { column 1 "$1" | sed 's/=[^,]*//g; y/,/ /'; } # NAME
loopback() { printf '127.0.0.1:%s' "${!1##*:}"; } # VARIABLE
address_of() { loopback "$(column 1 "$1" | sed 's/[=,].*//')"; } # NAME

url_of() { # NAME
  case "$(column 4 "$1")" in
    database) printf 'postgresql://trio@%s/trio' "$(address_of "$1")" ;;
    *) printf 'http://%s' "$(address_of "$1")" ;;
  esac
}

# KEPT are the variables that hold as long as something runs.
SERVICES="$(programs service)"
BINARIES="$(programs 'required|optional')"
ADDRESSES="$(column 1 '[a-z-]+' | tr ',\n' '  ')"
KEPT="SERVICE_FORM DATABASE $(variables_of '[a-z-]+' | tr '\n' ' ')"
readonly SERVICES BINARIES ADDRESSES KEPT BACKEND=embedded-backend

read_addresses() { source "$ROOT/deploy/addresses/local/backends.env"; }

# Sets and exports every setting: from the environment, else what runs has, else the default.
load_settings() {
  local name setting services=""
  export RUN_DIR="${RUN_DIR:-$ROOT/.run}"
  [[ "$RUN_DIR" == /* ]] || RUN_DIR="$PWD/$RUN_DIR"
  # Not for every program that is started.
  export -n GRAFANA_ADMIN_PASSWORD
  recall_stack
  DATABASE="${QUARKUS_DATASOURCE_JDBC_URL:+outside}" DATABASE="${DATABASE:-embedded}"
  for setting in $ADDRESSES SERVICE_FORM=jar SERVICE_ARCHIVE=yes STARTUP_TIMEOUT=120; do
    name="${setting%%=*}"
    [[ "$setting" != *=* ]] || export "$name=${!name:-${setting#*=}}"
  done
  read_addresses
  export PROMETHEUS_URL ALERTMANAGER_URL LOKI_URL TEMPO_URL GRAFANA_URL
  for name in $SERVICES; do services="$services,$name=http://$(address_of "$name")"; done
  export STACK_SERVICES="${STACK_SERVICES:-${services#,}}"
  [[ "$SERVICE_FORM" =~ ^(jar|native)$ ]] || usage_error "SERVICE_FORM is '$SERVICE_FORM', not jar or native"
  [[ "$SERVICE_ARCHIVE" =~ ^(yes|no)$ ]] || usage_error "SERVICE_ARCHIVE is '$SERVICE_ARCHIVE', not yes or no"
}

source "$ROOT/scripts/lib/database.sh"
source "$ROOT/scripts/lib/processes.sh"
source "$ROOT/scripts/lib/build.sh"
source "$ROOT/scripts/lib/archive.sh"
source "$ROOT/scripts/lib/backends.sh"
source "$ROOT/scripts/lib/stack.sh"
