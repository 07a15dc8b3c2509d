#!/usr/bin/env bash
# shellcheck disable=SC2086 # lists of names
# Usage: scripts/up.sh [--with containers|binaries|embedded|none] [--no-services] [--build | --no-build] [--native]
#
# Builds what is missing or older than its sources, starts what does not run yet (the services, their database and what
# receives their signals) and waits until all of it is ready. It runs on until scripts/down.sh.
#
#   --with containers   everything in containers: deploy/compose.yaml
#   --with binaries     the programs prometheus, alertmanager, loki, promtail and tempo on the PATH, also grafana, the
#                       collector otelcol-contrib and postgres_exporter where they are, with the same configuration files
#   --with embedded     the embedded backend: traces and log lines in one small process
#   --with none         nothing; log lines are not sent over OTLP then
#   without --with      containers where a container engine answers, else the programs where all of them are on the
#                       PATH (the collector need not be), else the embedded backend
#   --no-services       only the database and what receives; for services in dev mode
#   --build             build even if nothing has changed
#   --no-build          containers from the images that are here: nothing is built or pulled (scripts/images.sh)
#   --native            the services as executables, which ./mvnw package -Dnative has built; not in containers
#
# Exit code: 0 all is ready, 1 it is not (what this run started is stopped again, but no container), 2 wrong use.
#
# Environment variables of all scripts (while something runs, its ports are the defaults):
#   SERVICE_A_PORT, ZIPKIN_PORT...   ports: deploy/programs and, of programs, deploy/addresses/local/backends.env
#   RUN_DIR                          logs and process ids (.run in the project)
#   STARTUP_TIMEOUT                  seconds until everything has to be ready (120)
#   SERVICE_FORM                     jar or native: what of the services is started (jar)
#   SERVICE_JAVA_OPTS                options of each JVM (256 MB, serial collector, first compiler only)
#   SERVICE_ARCHIVE                  no: starts the services without class archives, and trains none (yes)
#   GRAFANA_ADMIN_PASSWORD           made once if it is not set
#   QUARKUS_DATASOURCE_JDBC_URL      of a database outside, with QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD;
#                                    without it one of this project is started, whose password is made once
# The services get all other variables as they are. TRIO_SERVICES_SERVICE_A and so on, and those of OTLP (OTEL_EXPORTER_OTLP_*
# and QUARKUS_OTEL_*) win over what is set here. QUARKUS_LOG_FILE_ROTATION_MAX_FILE_SIZE (50M) bounds each of two log files.
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/common.sh"

stack="" with_services=1 force_build=0 image_options=(--build)
while [[ $# -gt 0 ]]; do
  case "$1" in
    --build) force_build=1 ;;
    --no-build) image_options=(--no-build --pull never) ;;
    --native) export SERVICE_FORM=native ;;
    --no-services) with_services=0 ;;
    --with)
      stack="${2:-}"
      [[ "$stack" =~ ^(containers|binaries|embedded|none)$ ]] ||
        usage_error "--with takes containers, binaries, embedded or none"
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
  [[ "$status" == 0 ]] || stop $started
  if containers_run; then
    [[ "$status" == 0 ]] || say "Containers that were started stay until scripts/down.sh."
  elif ! any_running; then
    rm -f "$RUN_DIR/stack"
  fi
  rm -f "$RUN_DIR/lock"
}

# What the user's own environment says wins; where traces go can be said with the variables of OpenTelemetry as well.
export_environment() {
  local name variable protocol="${QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL:-${OTEL_EXPORTER_OTLP_PROTOCOL:-grpc}}"
  for name in $SERVICES; do
    variable="TRIO_SERVICES_$(variables_of "$name" | sed 's/_PORT$//')"
    export "$variable=${!variable:-http://$(address_of "$name")}"
  done
  if [[ -z "${QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT:-}${OTEL_EXPORTER_OTLP_ENDPOINT:-}" ]]; then
    export QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT="http://127.0.0.1:$OTLP_GRPC_PORT"
    [[ "$protocol" != http/* ]] || QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT="http://127.0.0.1:$OTLP_HTTP_PORT"
    # Log lines become annotations of their span in the UI; other backends collect them from the files.
    [[ "$stack" != embedded ]] || export QUARKUS_OTEL_LOGS_HANDLER_ENABLED="${QUARKUS_OTEL_LOGS_HANDLER_ENABLED:-true}"
  fi
}

load_settings
command -v curl >/dev/null || fail "no 'curl' on the PATH"
make_run_directory
lock || fail "cannot write $RUN_DIR/lock"
trap clean_up EXIT
end_on_signals

if [[ -z "$stack" ]]; then
  stack="${KNOWN_STACK:-$(best_stack "$with_services")}"
  say "With $stack; the option --with chooses."
fi
refuse_other_stack "$stack"
if [[ "$stack" == containers ]]; then
  [[ "$SERVICE_FORM" == jar ]] || usage_error "--native is not for containers: see compose.native.yaml in deploy/README.md"
  [[ "$with_services" == 1 ]] || usage_error "--no-services is not for containers: see compose.dev.yaml in deploy/README.md"
  start_containers "${image_options[@]}"
  exit 0
fi

[[ "${image_options[0]}" == --build ]] || usage_error "--no-build is for containers"
require_java
wanted="$(programs_of "$stack" "$with_services")"
[[ -n "$wanted" ]] || usage_error "--with none --no-services leaves nothing to start"
missing=""
for name in $wanted; do
  if ! is_running "$name"; then
    missing="$missing $name"
  elif [[ "$force_build" == 1 ]]; then
    fail "--build would replace the files of what runs: scripts/down.sh first"
  else
    say "$name already runs on $(url_of "$name")"
  fi
done

if [[ -n "$missing" ]]; then
  absent="$(missing_executables $missing)"
  [[ -z "$absent" ]] || fail "not on the PATH:$absent"
  [[ "$stack" != binaries ]] || prepare_backends $wanted
  [[ "$DATABASE" == outside ]] || make_database_passwords
  refuse_bad_ports $missing
  build "$force_build" $missing trace
  export_environment
  train $missing
  remember_stack "$stack" "$wanted"
  for name in $missing; do
    started="$started $name"
    start "$name"
  done
fi
wait_until_ready $wanted
[[ "$wanted" != *grafana* ]] || say_where_grafana_is
[[ "$with_services" == 1 || "$wanted" != *"$EMBEDDED_DATABASE"* ]] || say_how_to_reach_the_database
