#!/usr/bin/env bash
# Starts the trio and what receives its signals.
set -euo pipefail
# shellcheck source=lib/common.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/common.sh"

usage() {
  cat <<'TEXT'
Usage: scripts/up.sh [--with containers|binaries|embedded|none] [--no-services] [--build] [--native]

Builds what is missing or older than its sources, starts what does not run yet (service-a, service-b, service-c,
and what receives their signals) and waits until all of it is ready. It runs on until scripts/down.sh.

  --with containers   everything in containers: deploy/compose.yaml
  --with binaries     the programs prometheus, alertmanager, loki, promtail and tempo on the PATH, also grafana and
                      the collector otelcol-contrib where they are, with the same configuration files
  --with embedded     the embedded backend: traces and log lines in one small process
  --with none         nothing; log lines are not sent over OTLP then
                      Without this option: containers where a container engine answers, else the programs if all
                      six are on the PATH (the collector need not be), else the embedded backend.
  --no-services       only what receives; for services in dev mode
  --build             build even if nothing has changed
  --native            the services as executables, which ./mvnw package -Dnative has built; not in containers
  -h, --help          this text

Exit code: 0 all is ready, 1 it is not (what this run had started is stopped again; containers stay, for their logs),
2 wrong use.
TEXT
  settings_help
  cat <<'TEXT'

With programs, the variables of deploy/addresses/local/backends.env move the others, for example
PROMETHEUS_URL=http://127.0.0.1:9091 or GRAFANA_PORT=3001. GRAFANA_ADMIN_PASSWORD is made once if it is not set.

The services get all other variables as they are. These win over what the scripts would set:
TRIO_SERVICES_SERVICE_A, _B, _C; OTEL_EXPORTER_OTLP_ENDPOINT and QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT;
OTEL_EXPORTER_OTLP_PROTOCOL and QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL (http/protobuf: by way of
OTLP_HTTP_PORT); QUARKUS_OTEL_LOGS_HANDLER_ENABLED. QUARKUS_HTTP_PORT does not: it is set for each process.
A service keeps its log file below QUARKUS_LOG_FILE_ROTATION_MAX_FILE_SIZE (50M), and one file before it.
TEXT
}

asked_for=""
with_services=1
force_build=0
while [[ $# -gt 0 ]]; do
  case "$1" in
    --build) force_build=1 ;;
    --native) export SERVICE_FORM=native ;;
    --no-services) with_services=0 ;;
    --with)
      asked_for="${2:-}"
      refuse_unknown_stack "$asked_for"
      shift
      ;;
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
    stop_in_order "$started"
  fi
  [[ "$status" == 0 ]] || ! containers_run ||
    say "Containers that were started stay until scripts/down.sh."
  still_runs || forget_stack
  unlock
}

load_settings
require_curl
make_run_directory
lock || fail "cannot write $RUN_DIR/lock"
trap clean_up EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

stack="$(choose_stack "${asked_for:-$(remembered STACK || true)}" "$with_services")"
refuse_other_stack "$stack"
[[ -n "$asked_for" ]] || say "With $stack; the option --with chooses."
if [[ "$stack" == containers ]]; then
  [[ "$SERVICE_FORM" == jar ]] || usage_error "--native is not for containers: see compose.native.yaml in deploy/README.md"
  require_engine
  [[ "$with_services" == 1 ]] || usage_error "--no-services is not for containers: see compose.dev.yaml in deploy/README.md"
  start_containers
  say_where_grafana_is
  exit 0
fi

require_java
wanted="$(programs_of "$stack" "$with_services")"
[[ -n "${wanted// /}" ]] || usage_error "--with none --no-services leaves nothing to start"
# shellcheck disable=SC2086 # lists of names
[[ "$stack" != binaries ]] || do_without_what_is_missing $wanted
# shellcheck disable=SC2086 # a list of names
refuse_bad_addresses $wanted
missing=""
waiting=""
for name in $wanted; do
  if pid="$(running_pid "$name")"; then
    [[ "$force_build" == 0 ]] || fail "--build would replace the files of what runs: scripts/down.sh first"
    say "$name already runs on $(url_of "$name") (pid $pid)"
    is_ready "$name" || waiting="$waiting $name"
  else
    missing="$missing $name"
  fi
done

# shellcheck disable=SC2086 # lists of names
if [[ -n "$missing" ]]; then
  refuse_missing "$(missing_executables $missing)"
  require_free_ports $missing
  build_for "$force_build" $missing cli
  export_environment "$stack"
  [[ "$stack" != binaries ]] || prepare_backends $wanted
  remember_stack "$stack" "$wanted"
  for name in $missing; do
    started="$started $name"
    launch "$name"
  done
fi
# shellcheck disable=SC2086 # a list of names
wait_until_ready $waiting $missing
[[ " $wanted " != *" grafana "* ]] || say_where_grafana_is
