# Grafana's password, and where a person finds Grafana.
# shellcheck shell=bash

password_file() {
  printf '%s' "$RUN_DIR/grafana-password"
}

# Written down once, readable by nobody else: Grafana keeps the password that it was first started with.
make_grafana_password() {
  local known
  if [[ ! -s "$(password_file)" ]]; then
    known="${GRAFANA_ADMIN_PASSWORD:-$(head -c 18 /dev/urandom | base64 | tr '+/' '-_')}"
    (umask 077 && printf '%s\n' "$known" >"$(password_file)")
  fi
  known="$(<"$(password_file)")"
  [[ "${GRAFANA_ADMIN_PASSWORD:-$known}" == "$known" ]] ||
    fail "Grafana was first started with the password in $(password_file): unset GRAFANA_ADMIN_PASSWORD, or remove that" \
      "file and Grafana's data ($RUN_DIR/grafana, or docker volume rm trio_grafana)"
  GRAFANA_ADMIN_PASSWORD="$known"
}

use_grafana_password() {
  [[ -n "${GRAFANA_ADMIN_PASSWORD:-}" || ! -s "$(password_file)" ]] || GRAFANA_ADMIN_PASSWORD="$(<"$(password_file)")"
}

say_where_grafana_is() {
  say "Grafana is on $GRAFANA_URL/, user admin, password $(<"$(password_file)")"
}

# Its pages and defaults lie beside the executable of its archive, and elsewhere where it is a package.
grafana_home() {
  local executable home
  executable="$(readlink -f "$(executable_of grafana)")"
  for home in "${executable%/bin/*}" "${executable%/bin/*}/share/grafana" /usr/share/grafana; do
    if [[ -f "$home/conf/defaults.ini" ]]; then
      printf '%s' "$home"
      return 0
    fi
  done
  fail "$executable is Grafana, but there is no conf/defaults.ini near it"
}
