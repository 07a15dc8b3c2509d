# Starts processes, waits for them, stops them.
# shellcheck shell=bash

readonly STOP_TIMEOUT=15

# Gives the services their surroundings. What the user's own environment says about them wins, and where traces go can be
# said with the variables of OpenTelemetry as well.
export_environment() { # STACK
  local protocol="${QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL:-${OTEL_EXPORTER_OTLP_PROTOCOL:-grpc}}" port="$OTLP_GRPC_PORT"
  [[ "$protocol" != http/* ]] || port="$OTLP_HTTP_PORT"
  export TRIO_SERVICES_SERVICE_A="${TRIO_SERVICES_SERVICE_A:-$(url_of service-a)}"
  export TRIO_SERVICES_SERVICE_B="${TRIO_SERVICES_SERVICE_B:-$(url_of service-b)}"
  export TRIO_SERVICES_SERVICE_C="${TRIO_SERVICES_SERVICE_C:-$(url_of service-c)}"
  if [[ -z "${QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT:-}${OTEL_EXPORTER_OTLP_ENDPOINT:-}" ]]; then
    export QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT="http://127.0.0.1:$port"
    # Log lines become annotations of their span in the UI; other backends collect them from the files.
    [[ "$1" != embedded ]] || export QUARKUS_OTEL_LOGS_HANDLER_ENABLED="${QUARKUS_OTEL_LOGS_HANDLER_ENABLED:-true}"
  else
    say "Traces go to ${QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT:-$OTEL_EXPORTER_OTLP_ENDPOINT}, as the environment says."
  fi
}

# The process survives this terminal: nohup, and a process group of its own, which Ctrl-C does not reach.
launch() { # NAME
  local name="$1" pid
  [[ ! -f "$(log_of "$name")" ]] || mv "$(log_of "$name")" "$(log_of "$name").1"
  set -m
  (become "$name") >>"$(log_of "$name")" 2>&1 </dev/null &
  pid=$!
  printf '%s\n' "$pid" "$(mark_of "$name")" >"$(pid_file_of "$name")"
  set +m
  disown "$pid"
  # Until it has become the program it is a copy of this shell and not recognised.
  until is_running "$name" || ! kill -0 "$pid" 2>/dev/null; do sleep 0.05; done
}

become() { # NAME
  case "$1" in
    "$BACKEND" | service-*)
      export QUARKUS_HTTP_PORT BACKEND_OTLP_GRPC_PORT="$OTLP_GRPC_PORT" BACKEND_OTLP_HTTP_PORT="$OTLP_HTTP_PORT"
      export QUARKUS_LOG_FILE_PATH
      QUARKUS_LOG_FILE_PATH="$(log_of "$1")"
      QUARKUS_HTTP_PORT="$(port_of "$(first_variable_of "$1")")"
      # A service rotates its file; only what no log has, such as the last words of a JVM, comes from standard output.
      [[ "$1" == "$BACKEND" ]] || export QUARKUS_LOG_CONSOLE_ENABLED=false QUARKUS_LOG_FILE_ENABLED=true
      # shellcheck disable=SC2206 # a list of options
      COMMAND=("$JAVA" $SERVICE_JAVA_OPTS -jar "$(built_file_of "$1")")
      ! is_native "$1" || COMMAND=("$(built_file_of "$1")")
      ;;
    *)
      set -a
      read_addresses
      [[ "$1" != grafana ]] || export GF_SECURITY_ADMIN_PASSWORD="$GRAFANA_ADMIN_PASSWORD"
      command_of_backend "$1"
      ;;
  esac
  exec nohup "${COMMAND[@]}"
}

wait_until_ready() { # NAME...
  local waiting="$*" name still begin=$SECONDS
  while [[ -n "$waiting" ]]; do
    still=""
    for name in $waiting; do
      is_running "$name" || fail_with_log "$name" "died while it started"
      if is_ready "$name"; then
        show_progress ""
        say "$name is ready on $(url_of "$name") ($((SECONDS - begin)) s)"
      else
        still="$still $name"
      fi
    done
    waiting="${still# }"
    [[ -n "$waiting" ]] || return 0
    ((SECONDS - begin < STARTUP_TIMEOUT)) ||
      fail_with_log "${waiting%% *}" "is not ready after $STARTUP_TIMEOUT s (STARTUP_TIMEOUT)"
    show_progress "waiting for ${waiting// /, } ($((SECONDS - begin)) s)"
    sleep 0.2
  done
}

# A line that the next one replaces; only where somebody watches.
show_progress() { # TEXT
  [[ ! -t 1 ]] || printf '\r\033[K%s' "$1"
}

# Stack frames, also those inside of JSON, are left out: the messages between them say what is wrong.
fail_with_log() { # NAME WHAT_HAPPENED
  show_progress ""
  if [[ -s "$(log_of "$1")" ]]; then
    printf 'The last lines of %s:\n' "$(log_of "$1")" >&2
    sed -e '/^[[:space:]]*\(at \|\.\.\. \)/d' -e 's/\\n\\t\(at \|\.\.\. \)[^\\"]*//g' "$(log_of "$1")" |
      tail -n 20 | cut -c 1-2000 | sed 's/^/  /' >&2
  else
    printf '%s is empty.\n' "$(log_of "$1")" >&2
  fi
  fail "$1 $2"
}

# What sends goes before what receives: so the last spans are still taken, and Promtail, which does not end while it
# has lines that nobody takes, finds its Loki.
stop_in_order() { # NAMES, a list
  local group name names
  for group in "$SERVICES" "promtail otelcol-contrib grafana" "$BACKEND tempo loki prometheus alertmanager"; do
    names=""
    for name in $group; do
      [[ " $1 " != *" $name "* ]] || names="$names $name"
    done
    # shellcheck disable=SC2086 # a list of names
    stop $names
  done
}

# Lets them finish what they are doing, and ends those that do not in time.
stop() { # NAME...
  local name pid pair stopping="" begin=$SECONDS
  for name in "$@"; do
    if pid="$(running_pid "$name")"; then
      kill -TERM "$pid" 2>/dev/null || true
      stopping="$stopping $name:$pid"
    elif [[ -f "$(pid_file_of "$name")" ]]; then
      say "$name was no longer running"
      rm -f "$(pid_file_of "$name")" || true
    fi
  done
  for pair in $stopping; do
    finish "${pair%:*}" "${pair#*:}" "$begin"
  done
}

finish() { # NAME PID BEGIN
  while is_running "$1" && ((SECONDS - $3 < STOP_TIMEOUT)); do sleep 0.1; done
  if is_running "$1"; then
    kill -KILL "$2" 2>/dev/null || true
    while is_running "$1"; do sleep 0.1; done
    say "$1 did not stop within $STOP_TIMEOUT s and was killed (pid $2)"
  else
    say "$1 stopped (pid $2)"
  fi
  rm -f "$(pid_file_of "$1")" || true
}
