# Grafana's password, and where a person finds Grafana.
# shellcheck shell=bash

password_file() {
  printf '%s' "$RUN_DIR/grafana-password"
}

# Made once, since Grafana keeps it in its database, and readable by nobody else.
make_grafana_password() {
  [[ -z "${GRAFANA_ADMIN_PASSWORD:-}" ]] || return 0
  if [[ ! -s "$(password_file)" ]]; then
    mkdir -p "$RUN_DIR"
    (umask 077 && head -c 18 /dev/urandom | base64 | tr '+/' '-_' >"$(password_file)")
  fi
  use_grafana_password
}

# Sets it if it is known.
use_grafana_password() {
  [[ -n "${GRAFANA_ADMIN_PASSWORD:-}" || ! -s "$(password_file)" ]] || GRAFANA_ADMIN_PASSWORD="$(<"$(password_file)")"
  export GRAFANA_ADMIN_PASSWORD="${GRAFANA_ADMIN_PASSWORD:-}"
}

say_where_grafana_is() {
  use_grafana_password
  say "Grafana is on $GRAFANA_URL/, user admin, password $GRAFANA_ADMIN_PASSWORD"
}
