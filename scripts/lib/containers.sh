# The stack as containers: deploy/compose.yaml, all of whose options are told in deploy/README.md.
# shellcheck shell=bash

engine_answers() {
  command -v docker >/dev/null && docker info >/dev/null 2>&1 && docker compose version >/dev/null 2>&1
}

require_engine() {
  command -v docker >/dev/null || fail "no 'docker' on the PATH"
  docker info >/dev/null 2>&1 || fail "no container engine answers: 'docker info' fails"
  docker compose version >/dev/null 2>&1 || fail "this docker has no compose: 'docker compose version' fails"
}

# Compose wants a password whatever it is asked; only a start needs the right one.
compose() { # ARGUMENT...
  GRAFANA_ADMIN_PASSWORD="${GRAFANA_ADMIN_PASSWORD:-none}" docker compose -f "$ROOT/deploy/compose.yaml" "$@"
}

# Goes back to what runs already: compose starts what is missing and replaces what has changed.
start_containers() {
  refuse_moved_containers
  make_grafana_password
  remember_stack containers ""
  compose up --build --detach --wait && return
  [[ -z "$(compose ps --all --quiet)" ]] || fail "not everything started, see: docker compose -p trio logs"
  forget_stack
  fail "no container was made, see above; where images cannot be pulled or built: --with embedded"
}

# All profiles, also those that somebody has added; the volumes stay. The services first: the collector takes their last spans.
stop_containers() {
  # shellcheck disable=SC2086 # a list of names
  compose stop $SERVICES || true
  compose --profile '*' down
}

show_containers() {
  compose ps --all
}

# Compose publishes the others where it always does.
refuse_moved_containers() {
  local usual
  usual="$(unset PROMETHEUS_URL ALERTMANAGER_URL LOKI_URL TEMPO_URL && read_addresses &&
    printf '%s' "$PROMETHEUS_URL $ALERTMANAGER_URL $LOKI_URL $TEMPO_URL")"
  [[ "$PROMETHEUS_URL $ALERTMANAGER_URL $LOKI_URL $TEMPO_URL" == "$usual" ]] ||
    fail "with containers only SERVICE_A_PORT, SERVICE_B_PORT, SERVICE_C_PORT and GRAFANA_PORT can be moved"
}
