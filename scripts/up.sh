#!/usr/bin/env bash
# Starts the trio and the embedded backend.
set -euo pipefail
# shellcheck source=lib/common.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/common.sh"

usage() {
  cat <<'TEXT'
Usage: scripts/up.sh [--build] [--no-backend]

Builds what is missing or older than its sources, starts what does not run yet (the embedded backend,
service-a, service-b, service-c) and waits until all of it is ready. It runs on until scripts/down.sh.

  --build        build even if nothing has changed
  --no-backend   only the three services; log lines are not sent over OTLP then
  -h, --help     this text

Exit code: 0 all is ready, 1 it is not (what this run had started is stopped again), 2 wrong use.
TEXT
  settings_help
  cat <<'TEXT'

The services get all other variables as they are. These win over what the scripts would set:
TRIO_SERVICES_SERVICE_A, _B, _C; OTEL_EXPORTER_OTLP_ENDPOINT and QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT;
OTEL_EXPORTER_OTLP_PROTOCOL and QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL (http/protobuf: by way of
OTLP_HTTP_PORT); QUARKUS_OTEL_LOGS_HANDLER_ENABLED. QUARKUS_HTTP_PORT does not: it is set for each process.
TEXT
}

wanted="$BACKEND $SERVICES"
with_backend=1
force_build=0
while [[ $# -gt 0 ]]; do
  case "$1" in
    --build) force_build=1 ;;
    --no-backend) wanted="$SERVICES" with_backend=0 ;;
    *) only_help "$1" ;;
  esac
  shift
done

started=""
clean_up() {
  local status=$?
  # From here on nothing may keep it from its end, not even a terminal that is gone.
  trap '' INT TERM HUP PIPE
  set +e
  if [[ "$status" != 0 && -n "$started" ]]; then
    show_progress ""
    say "Stopping what was started:"
    # shellcheck disable=SC2086 # a list of names
    stop $started
  fi
  any_running || rm -f "$RUN_DIR/ports"
  unlock
}

load_settings
require_curl
require_java
lock
trap clean_up EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM
refuse_moved_ports

missing=""
ports=""
waiting=""
for name in $wanted; do
  if pid="$(running_pid "$name")"; then
    [[ "$force_build" == 0 ]] || fail "--build would replace the files of what runs: scripts/down.sh first"
    say "$name already runs on $(url_of "$name") (pid $pid)"
    is_ready "$name" || waiting="$waiting $name"
  else
    missing="$missing $name"
    ports="$ports $(port_variables_of "$name")"
  fi
done

# shellcheck disable=SC2086 # lists of names
if [[ -n "$missing" ]]; then
  require_free_ports $ports
  if [[ "$force_build" == 1 ]]; then
    build $missing cli
  else
    build_if_stale $missing cli
  fi
  export_environment "$with_backend"
  remember_ports
  for name in $missing; do
    started="$started $name"
    launch "$name"
  done
fi
# shellcheck disable=SC2086 # a list of names
wait_until_ready $waiting $missing
