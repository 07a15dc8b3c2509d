# The supervisor of processes: starts them, waits until they are ready, stops them.

readonly STOP_TIMEOUT=15

command_line_of() { # PID
  if [[ -r "/proc/$1/cmdline" ]]; then
    tr '\0' ' ' <"/proc/$1/cmdline"
  else
    ps -ww -p "$1" -o command=
  fi 2>/dev/null || true
}

# Prints the process id, and fails if the process is gone or its id belongs to another program now.
running_pid() { # NAME
  # Not a name that a handler of signals uses: it would see this variable.
  local pid="" program=""
  { read -r pid && read -r program; } 2>/dev/null <"$RUN_DIR/$1.pid" || return 1
  [[ "$pid" =~ ^[1-9][0-9]*$ && -n "$program" && "$(command_line_of "$pid")" == *"$program"* ]] || return 1
  printf '%s' "$pid"
}

is_running() { running_pid "$1" >/dev/null; } # NAME

any_running() {
  local name
  for name in $SERVICES $BACKEND $BINARIES $EMBEDDED_DATABASE; do ! is_running "$name" || return 0; done
  return 1
}

is_ready() { # NAME
  local path pid=""
  path="$(column 2 "$1")"
  if [[ "$path" == /* ]]; then
    curl --fail --silent --output /dev/null --noproxy '*' --max-time 2 "http://$(address_of "$1")$path"
  else
    # One that was killed leaves its file.
    { read -r pid <"$RUN_DIR/$path"; } 2>/dev/null && [[ "$pid" == "$(running_pid "$1")" ]]
  fi
}

# For what is to be started here. Names every port that is taken, not only the first.
refuse_bad_ports() { # NAME...
  local name variable taken=0
  for name in "$@"; do
    for variable in $(variables_of "$name"); do
      [[ "${!variable}" =~ ^(http://(127\.0\.0\.1|localhost):)?[1-9][0-9]{0,4}$ ]] ||
        usage_error "$variable is '${!variable}', not a port or http://127.0.0.1:PORT: $name is to be started here"
      if (exec 3<>"/dev/tcp/127.0.0.1/${!variable##*:}") 2>/dev/null; then
        # Without a collector Tempo has the ports of OTLP.
        [[ "${!variable}" != "$OTLP_GRPC_PORT" && "${!variable}" != "$OTLP_HTTP_PORT" ]] || variable="${variable#TEMPO_}"
        warn "port ${!variable##*:} is taken: set $variable"
        taken=1
      fi
    done
  done
  [[ "$taken" == 0 ]] || exit 1
}

export_environment_of() { # NAME
  export_database_of "$1"
  if is_built_here "$1"; then
    export QUARKUS_HTTP_PORT BACKEND_OTLP_GRPC_PORT="$OTLP_GRPC_PORT" BACKEND_OTLP_HTTP_PORT="$OTLP_HTTP_PORT"
    QUARKUS_HTTP_PORT="$(address_of "$1" | cut -d : -f 2)"
    # A service rotates its file; only what no log has, such as the last words of a JVM, comes from standard output.
    ! is_service "$1" || export QUARKUS_LOG_CONSOLE_ENABLED=false QUARKUS_LOG_FILE_ENABLED=true \
      QUARKUS_LOG_FILE_PATH="$RUN_DIR/logs/$1.log"
  else
    set -a
    read_addresses
    [[ "$1" != grafana ]] || export GF_SECURITY_ADMIN_PASSWORD="$GRAFANA_ADMIN_PASSWORD"
    [[ "$1" != postgres-exporter ]] ||
      export DATA_SOURCE_URI="127.0.0.1:$DATABASE_PORT/postgres?sslmode=disable" DATA_SOURCE_USER=trio_metrics \
        DATA_SOURCE_PASS_FILE="$RUN_DIR/database-metrics-password"
  fi
}

end_on_signals() { trap 'exit 143' HUP INT TERM; }

# The process survives this terminal: it ignores HUP, and has a process group of its own, which Ctrl-C does not reach.
# Until it has become the program it is a copy of this shell, which stop does not recognise: signals wait until then.
# There is one exec, not one more by nohup: during an exec a process has no command line and is not recognised either.
start() { # NAME
  local pid ended="" log="$RUN_DIR/logs/$1.log"
  set_command "$1"
  [[ ! -f "$log" ]] || mv "$log" "$log.1"
  trap 'ended=1' HUP INT TERM
  set -m
  (trap '' HUP && export_environment_of "$1" && exec "${COMMAND[@]}") >>"$log" 2>&1 </dev/null &
  pid=$!
  printf '%s\n' "$pid" "${COMMAND[*]}" >"$RUN_DIR/$1.pid"
  set +m
  disown "$pid"
  until is_running "$1" || ! kill -0 "$pid" 2>/dev/null; do sleep 0.05; done
  end_on_signals
  [[ -z "$ended" ]] || exit 143
}

wait_until_ready() { # NAME...
  local name other begin=$SECONDS
  for name in "$@"; do
    while :; do
      for other in "$@"; do is_running "$other" || fail_with_log "$other" "died while it started"; done
      ! is_ready "$name" || break
      ((SECONDS - begin < STARTUP_TIMEOUT)) ||
        fail_with_log "$name" "is not ready after $STARTUP_TIMEOUT s (STARTUP_TIMEOUT)"
      sleep 0.2
    done
    say "$name is ready on $(url_of "$name") ($((SECONDS - begin)) s)"
  done
}

# Stack frames, also those inside of JSON, are left out: the messages between them say what is wrong.
fail_with_log() { # NAME WHAT_HAPPENED
  local log="$RUN_DIR/logs/$1.log"
  say "The last lines of $log:" >&2
  sed -E -e '/^[[:space:]]*(at |\.\.\. )/d' -e 's/\\n\\t(at |\.\.\. )[^\\"]*//g' "$log" |
    tail -n 20 | cut -c 1-2000 | sed 's/^/  /' >&2
  fail "$1 $2"
}

# Lets them finish what they are doing, and ends those that do not in time. What sends goes before what receives: so the
# last spans are still taken, and Promtail, which does not end while it has lines that nobody takes, finds its Loki.
stop() { # NAME...
  local group name names pid begin
  for group in "$SERVICES" "promtail otelcol-contrib" "$*"; do
    begin=$SECONDS names=""
    for name in $group; do
      [[ " $* " == *" $name "* && -f "$RUN_DIR/$name.pid" ]] || continue
      names="$names $name"
      ! pid="$(running_pid "$name")" || kill -TERM "$pid" 2>/dev/null || true
    done
    for name in $names; do
      while is_running "$name" && ((SECONDS - begin < STOP_TIMEOUT)); do sleep 0.1; done
      if pid="$(running_pid "$name")"; then
        say "$name does not stop within $STOP_TIMEOUT s and is killed"
        kill -KILL "$pid" 2>/dev/null || true
        while is_running "$name"; do sleep 0.1; done
      fi
      say "$name stopped"
      rm -f "$RUN_DIR/$name.pid" || true
    done
  done
}
