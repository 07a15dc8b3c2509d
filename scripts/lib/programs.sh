# Every program that can be started: its addresses and files, and whether it runs.
# shellcheck shell=bash

readonly BACKEND=embedded-backend
readonly SERVICES="service-a service-b service-c"
# The names are those of the executables.
readonly BINARIES="promtail otelcol-contrib grafana tempo loki prometheus alertmanager"

variables_of() { # NAME; its ports or addresses, first that of its HTTP interface
  case "$1" in
    service-a) printf 'SERVICE_A_PORT' ;;
    service-b) printf 'SERVICE_B_PORT' ;;
    service-c) printf 'SERVICE_C_PORT' ;;
    "$BACKEND") printf 'ZIPKIN_PORT OTLP_GRPC_PORT OTLP_HTTP_PORT' ;;
    alertmanager) printf 'ALERTMANAGER_URL' ;;
    grafana) printf 'GRAFANA_PORT' ;;
    loki) printf 'LOKI_URL LOKI_GRPC_PORT' ;;
    otelcol-contrib)
      printf 'COLLECTOR_HEALTH_PORT OTLP_GRPC_PORT OTLP_HTTP_PORT '
      printf 'COLLECTOR_METRICS_PORT COLLECTOR_ZPAGES_PORT COLLECTOR_PPROF_PORT'
      ;;
    prometheus) printf 'PROMETHEUS_URL' ;;
    promtail) printf 'PROMTAIL_PORT' ;;
    tempo)
      printf 'TEMPO_URL TEMPO_GRPC_PORT TEMPO_GOSSIP_PORT '
      printf '%s' "${TEMPO_OTLP_VARIABLES:-TEMPO_OTLP_GRPC_PORT TEMPO_OTLP_HTTP_PORT}"
      ;;
  esac
}

port_of() { # VARIABLE; also of one that holds an address
  printf '%s' "${!1##*:}"
}

first_variable_of() { # NAME
  local variables
  variables="$(variables_of "$1")"
  printf '%s' "${variables%% *}"
}

address_of() { # NAME
  printf '127.0.0.1:%s' "$(port_of "$(first_variable_of "$1")")"
}

url_of() { # NAME
  printf 'http://%s' "$(address_of "$1")"
}

page_of() { # NAME; what a person opens in a browser
  case "$1" in
    "$BACKEND") printf '%s/zipkin/' "$(url_of "$1")" ;;
    service-*) printf '%s/q/swagger-ui/' "$(url_of "$1")" ;;
    *) printf '%s/' "$(url_of "$1")" ;;
  esac
}

readiness_of() { # NAME
  url_of "$1"
  case "$1" in
    "$BACKEND") printf '/health' ;;
    service-*) printf '/q/health/ready' ;;
    alertmanager | prometheus) printf '/-/ready' ;;
    grafana) printf '/api/health' ;;
    loki | promtail | tempo) printf '/ready' ;;
  esac
}

# What its command line has and that of no other program.
mark_of() { # NAME
  case "$1" in
    "$BACKEND" | service-*) built_file_of "$1" ;;
    *) configuration_of "$1" ;;
  esac
}

log_of() { # NAME
  printf '%s' "$RUN_DIR/logs/$1.log"
}

pid_file_of() { # NAME
  printf '%s' "$RUN_DIR/$1.pid"
}

command_line_of() { # PID
  if [[ -r "/proc/$1/cmdline" ]]; then
    tr '\0' ' ' <"/proc/$1/cmdline"
  else
    ps -ww -p "$1" -o command=
  fi 2>/dev/null || true
}

# Prints the process id, and fails if the process is gone or its id belongs to another program now.
running_pid() { # NAME
  local pid="" mark=""
  [[ -r "$(pid_file_of "$1")" ]] || return 1
  { read -r pid && read -r mark; } <"$(pid_file_of "$1")" || return 1
  [[ "$pid" =~ ^[1-9][0-9]*$ && -n "$mark" && "$(command_line_of "$pid")" == *"$mark"* ]] || return 1
  printf '%s' "$pid"
}

is_running() { # NAME
  running_pid "$1" >/dev/null
}

any_running() {
  local name
  for name in $BACKEND $SERVICES $BINARIES; do
    ! is_running "$name" || return 0
  done
  return 1
}

is_ready() { # NAME
  curl --fail --silent --output /dev/null --noproxy '*' --max-time 2 "$(readiness_of "$1")"
}

state_of() { # NAME
  if ! is_running "$1"; then
    printf 'stopped'
  elif is_ready "$1"; then
    printf 'ready'
  else
    printf 'running'
  fi
}
