# The environment variables of the scripts: the one place with their names, defaults and meanings.
# shellcheck shell=bash

readonly PORT_VARIABLES="SERVICE_A_PORT SERVICE_B_PORT SERVICE_C_PORT ZIPKIN_PORT OTLP_GRPC_PORT OTLP_HTTP_PORT"

# With only the first compiler a start takes half the CPU time.
settings() { # prints NAME|DEFAULT|MEANING
  cat <<'TABLE'
SERVICE_A_PORT|8081|HTTP port of service-a
SERVICE_B_PORT|8082|HTTP port of service-b
SERVICE_C_PORT|8083|HTTP port of service-c
ZIPKIN_PORT|9411|HTTP port of the embedded backend (Zipkin API and UI)
OTLP_GRPC_PORT|4317|port of the embedded backend for OTLP over gRPC
OTLP_HTTP_PORT|4318|port of the embedded backend for OTLP over HTTP
RUN_DIR|.run|logs and process ids; the default lies in the project
STARTUP_TIMEOUT|120|seconds until everything has to be ready
SERVICE_JAVA_OPTS|-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1|options of each JVM that is started
TABLE
}

settings_help() {
  local name default meaning
  printf '\nEnvironment variables (while something runs, its ports are the defaults):\n'
  while IFS='|' read -r name default meaning; do
    printf '  %-18s %s (%s)\n' "$name" "$meaning" "$default"
  done < <(settings)
}

# Sets and exports every setting: from the environment, else the port in use, else the default.
load_settings() {
  local name default meaning
  RUN_DIR="${RUN_DIR:-$ROOT/.run}"
  [[ "$RUN_DIR" == /* ]] || RUN_DIR="$PWD/$RUN_DIR"
  while IFS='|' read -r name default meaning; do
    [[ -n "${!name:-}" ]] || printf -v "$name" '%s' "$(port_in_use "$name" || printf '%s' "$default")"
    export "${name?}"
  done < <(settings)
  refuse_bad_settings
}

refuse_bad_settings() {
  local name other seen=" "
  for name in $PORT_VARIABLES; do
    [[ "${!name}" =~ ^[1-9][0-9]{0,4}$ && "${!name}" -le 65535 ]] ||
      usage_error "$name is '${!name}', not a port (1 to 65535)"
    if [[ "$seen" == *" ${!name}="* ]]; then
      other="${seen#*" ${!name}="}"
      usage_error "${other%% *} and $name are both ${!name}"
    fi
    seen="$seen${!name}=$name "
  done
  [[ "$STARTUP_TIMEOUT" =~ ^[1-9][0-9]{0,4}$ ]] ||
    usage_error "STARTUP_TIMEOUT is '$STARTUP_TIMEOUT', not a number of seconds"
}

# The ports are written down at the start, so that the other scripts find them without being told.
remember_ports() {
  local name
  for name in $PORT_VARIABLES; do
    printf '%s=%s\n' "$name" "${!name}"
  done >"$RUN_DIR/ports"
}

port_in_use() { # NAME
  local key value
  [[ -r "$RUN_DIR/ports" ]] && any_running || return 1
  while IFS='=' read -r key value; do
    if [[ "$key" == "$1" ]]; then
      printf '%s' "$value"
      return 0
    fi
  done <"$RUN_DIR/ports"
  return 1
}

refuse_moved_ports() {
  local name now
  for name in $PORT_VARIABLES; do
    now="$(port_in_use "$name" || printf '%s' "${!name}")"
    [[ "$now" == "${!name}" ]] ||
      fail "what runs was started with $name=$now, not ${!name}: scripts/down.sh first"
  done
}
