# The environment variables of the scripts: the one place with their names, defaults and meanings.
# shellcheck shell=bash

# Those that hold as long as something runs.
readonly KEPT_VARIABLES="SERVICE_FORM SERVICE_A_PORT SERVICE_B_PORT SERVICE_C_PORT ZIPKIN_PORT OTLP_GRPC_PORT OTLP_HTTP_PORT
PROMETHEUS_URL ALERTMANAGER_URL LOKI_URL LOKI_GRPC_PORT TEMPO_URL TEMPO_GRPC_PORT TEMPO_GOSSIP_PORT TEMPO_OTLP_GRPC_PORT
TEMPO_OTLP_HTTP_PORT COLLECTOR_HEALTH_PORT COLLECTOR_ZPAGES_PORT COLLECTOR_PPROF_PORT COLLECTOR_METRICS_PORT PROMTAIL_PORT
GRAFANA_PORT"

# The options of the JVM: with only the first compiler a start takes half the CPU time, and a service without memory left
# would answer errors for ever. Here-documents need a disk that is not full.
settings() { # prints NAME|DEFAULT|MEANING
  printf '%s\n' "\
SERVICE_A_PORT|8081|HTTP port of service-a
SERVICE_B_PORT|8082|HTTP port of service-b
SERVICE_C_PORT|8083|HTTP port of service-c
ZIPKIN_PORT|9411|HTTP port of the embedded backend (Zipkin API and UI)
OTLP_GRPC_PORT|4317|port of the embedded backend or the collector for OTLP over gRPC
OTLP_HTTP_PORT|4318|port of the embedded backend or the collector for OTLP over HTTP
RUN_DIR|.run|logs and process ids; the default lies in the project
STARTUP_TIMEOUT|120|seconds until everything has to be ready
SERVICE_FORM|jar|jar or native: what of the services is started
SERVICE_JAVA_OPTS|-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+ExitOnOutOfMemoryError|options of each JVM"
}

settings_help() {
  local name default meaning
  printf '\nEnvironment variables (while something runs, its ports are the defaults):\n'
  while IFS='|' read -r name default meaning; do
    printf '  %-18s %s (%s)\n' "$name" "$meaning" "$default"
  done < <(settings)
}

# Sets and exports every setting: from the environment, else the address in use, else the default. The backends'
# addresses have their defaults in a file of their own.
load_settings() {
  local name default meaning
  RUN_DIR="${RUN_DIR:-$ROOT/.run}"
  [[ "$RUN_DIR" == /* ]] || RUN_DIR="$PWD/$RUN_DIR"
  settle_run_directory
  # Not for every program that is started.
  export -n GRAFANA_ADMIN_PASSWORD
  recall_stack
  for name in $KEPT_VARIABLES; do
    [[ -n "${!name:-}" ]] || printf -v "$name" '%s' "$(remembered "$name" || true)"
  done
  while IFS='|' read -r name default meaning; do
    [[ -n "${!name:-}" ]] || printf -v "$name" '%s' "$default"
    export "${name?}"
  done < <(settings)
  read_addresses
  export PROMETHEUS_URL ALERTMANAGER_URL LOKI_URL TEMPO_URL GRAFANA_URL="${GRAFANA_URL:-$(url_of grafana)}"
  [[ "$STARTUP_TIMEOUT" =~ ^[1-9][0-9]{0,4}$ ]] ||
    usage_error "STARTUP_TIMEOUT is '$STARTUP_TIMEOUT', not a number of seconds"
  [[ "$SERVICE_FORM" =~ ^(jar|native)$ ]] || usage_error "SERVICE_FORM is '$SERVICE_FORM', not jar or native"
  # shellcheck disable=SC2086 # a list of names
  refuse_bad_addresses $BACKEND $SERVICES
}

# However it is spelt: programs are recognised by paths in it.
settle_run_directory() {
  [[ ! -d "$RUN_DIR/." ]] || RUN_DIR="$(cd "$RUN_DIR" && pwd -P)"
}

# Nothing in it is for git, wherever it lies.
make_run_directory() {
  local error
  error="$({ mkdir -p "$RUN_DIR/logs" && printf '*\n' >"$RUN_DIR/.gitignore"; } 2>&1)" ||
    fail "cannot write to RUN_DIR, which is $RUN_DIR: ${error##*: }"
  settle_run_directory
}

read_addresses() {
  # shellcheck source=../../deploy/addresses/local/backends.env
  source "$ROOT/deploy/addresses/local/backends.env"
}

# For what is to be started: each on a port of its own on this host.
refuse_bad_addresses() { # NAME...
  local name variable port seen=" "
  for name in "$@"; do
    for variable in $(variables_of "$name"); do
      [[ "$variable" != *_URL || "${!variable}" =~ ^http://(127\.0\.0\.1|localhost):[0-9]+$ ]] ||
        usage_error "$variable is '${!variable}', not http://127.0.0.1:PORT: $name is to be started here"
      port="$(port_of "$variable")"
      [[ "$port" =~ ^[1-9][0-9]{0,4}$ && "$port" -le 65535 ]] ||
        usage_error "$variable is '${!variable}', not a port (1 to 65535)"
      [[ "$seen" != *" $port="* ]] || usage_error "$(other_of "$seen" "$port") and $variable are both $port"
      seen="$seen$port=$variable "
    done
  done
}

other_of() { # SEEN PORT
  local other="${1#*" $2="}"
  printf '%s' "${other%% *}"
}
