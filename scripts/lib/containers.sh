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

compose() { # ARGUMENT...
  docker compose -f "$ROOT/deploy/compose.yaml" "$@"
}

# Goes back to what runs already: compose starts what is missing and replaces what has changed.
start_containers() {
  make_grafana_password
  remember_stack containers
  compose up --build --detach --wait || fail "not everything started: docker compose -f deploy/compose.yaml logs"
}

# All profiles, also those that somebody has added; the volumes stay.
stop_containers() {
  make_grafana_password
  compose --profile '*' down
}

show_containers() {
  make_grafana_password
  compose ps --all
}
