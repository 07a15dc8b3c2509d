# What up.sh starts: names, addresses, files, and whether it runs.
# shellcheck shell=bash

readonly BACKEND=embedded-backend
readonly SERVICES="service-a service-b service-c"

port_variables_of() { # NAME; the first one is the port of its HTTP interface
  case "$1" in
    service-a) printf 'SERVICE_A_PORT' ;;
    service-b) printf 'SERVICE_B_PORT' ;;
    service-c) printf 'SERVICE_C_PORT' ;;
    "$BACKEND") printf 'ZIPKIN_PORT OTLP_GRPC_PORT OTLP_HTTP_PORT' ;;
  esac
}

url_of() { # NAME
  local variables
  variables="$(port_variables_of "$1")"
  variables="${variables%% *}"
  printf 'http://127.0.0.1:%s' "${!variables}"
}

page_of() { # NAME; what a person opens in a browser
  case "$1" in
    "$BACKEND") printf '%s/zipkin/' "$(url_of "$1")" ;;
    *) printf '%s/q/swagger-ui/' "$(url_of "$1")" ;;
  esac
}

readiness_of() { # NAME
  case "$1" in
    "$BACKEND") printf '%s/health' "$(url_of "$1")" ;;
    *) printf '%s/q/health/ready' "$(url_of "$1")" ;;
  esac
}

log_of() { # NAME
  printf '%s' "$RUN_DIR/logs/$1.log"
}

pid_file_of() { # NAME
  printf '%s' "$RUN_DIR/$1.pid"
}

command_of() { # PID
  if [[ -r "/proc/$1/cmdline" ]]; then
    tr '\0' ' ' <"/proc/$1/cmdline"
  else
    ps -ww -p "$1" -o command=
  fi 2>/dev/null || true
}

# Prints the process id, and fails if the process is gone or its id belongs to another program now.
running_pid() { # NAME
  local pid=""
  [[ -r "$(pid_file_of "$1")" ]] || return 1
  read -r pid <"$(pid_file_of "$1")" || true
  [[ "$pid" =~ ^[1-9][0-9]*$ && "$(command_of "$pid")" == *"-jar $(jar_of "$1")"* ]] || return 1
  printf '%s' "$pid"
}

is_running() { # NAME
  running_pid "$1" >/dev/null
}

any_running() {
  local name
  for name in $BACKEND $SERVICES; do
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
