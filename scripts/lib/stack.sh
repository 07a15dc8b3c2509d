# What receives the signals: containers, the backends' own programs, the embedded backend, or nothing.

# Prints what is used without --with, the best that this machine has. Containers do not scrape services outside,
# and build their own.
best_stack() { # WITH_SERVICES (0 or 1)
  # shellcheck disable=SC2046 # a list of names
  if [[ "$1" == 1 && "$SERVICE_FORM" == jar ]] && engine_answers; then
    printf 'containers'
  elif [[ -z "$(missing_executables grafana $(programs required))" ]]; then
    printf 'binaries'
  else
    printf 'embedded'
  fi
}

# Prints what is to run. Promtail needs a file of a service: without one it is never ready.
programs_of() { # STACK WITH_SERVICES (0 or 1)
  local name
  # Before service-a, which would find it later too.
  [[ "$DATABASE" != embedded || "$1$2" == none0 ]] || printf '%s ' "$EMBEDDED_DATABASE"
  [[ "$1" != embedded ]] || printf '%s ' "$BACKEND"
  if [[ "$1" == binaries ]]; then
    for name in $BINARIES; do
      [[ "$name$2" == promtail0 || "$name$DATABASE" == postgres-exporteroutside ||
         "$(column 4 "$name")$(missing_executables "$name")" == "optional $name" ]] ||
        printf '%s ' "$name"
    done
  fi
  [[ "$2" == 0 ]] || printf '%s' "$SERVICES"
}

# Nothing in it is for git, wherever it lies.
make_run_directory() {
  local error
  error="$({ mkdir -p "$RUN_DIR/logs" && printf '*\n' >"$RUN_DIR/.gitignore"; } 2>&1)" ||
    fail "cannot write to RUN_DIR, which is $RUN_DIR: ${error##*: }"
}

# Written down at the start, so that the other scripts find everything without being told.
remember_stack() { # STACK PROGRAMS
  local name
  printf 'STACK=%s\nPROGRAMS=%s\n' "$1" "$2" >"$RUN_DIR/stack"
  for name in $KEPT; do printf '%s=%s\n' "$name" "${!name}"; done >>"$RUN_DIR/stack"
}

# Sets KNOWN_STACK, KNOWN_PROGRAMS and so on to what was written down, as long as it runs, and each variable that is not set.
recall_stack() {
  local name value
  # shellcheck disable=SC2034 # scripts use them
  KNOWN_STACK="" KNOWN_PROGRAMS=""
  if [[ -r "$RUN_DIR/stack" ]] && { any_running || containers_run; }; then
    while IFS='=' read -r name value; do
      printf -v "KNOWN_$name" '%s' "$value"
      [[ -n "${!name:-}" ]] || printf -v "$name" '%s' "$value"
    done <"$RUN_DIR/stack"
  fi
}

# An engine keeps its own account of what runs.
containers_run() { grep -qsx 'STACK=containers' "$RUN_DIR/stack"; }

refuse_other_stack() { # STACK
  local name known
  [[ "${KNOWN_STACK:-$1}" == "$1" ]] || fail "what runs was started --with $KNOWN_STACK, not $1: scripts/down.sh first"
  for name in $KEPT; do
    known="KNOWN_$name"
    known="${!known:-${!name}}"
    [[ "$known" == "${!name}" ]] || fail "what runs was started with $name=$known, not ${!name}: scripts/down.sh first"
  done
}

# One up.sh or down.sh at a time: two would start everything twice and lose track of half of it. Fails where nothing can
# be written. What was left behind by one that was killed does not count.
lock() {
  local holder=""
  (set -o noclobber && printf '%s\n' $$ >"$RUN_DIR/lock") 2>/dev/null && return
  { read -r holder <"$RUN_DIR/lock"; } 2>/dev/null || true
  [[ "$(command_line_of "${holder:-0}")" != */scripts/*.sh* ]] || fail "another up.sh or down.sh is at work (pid $holder)"
  (printf '%s\n' $$ >"$RUN_DIR/lock") 2>/dev/null
}

engine_answers() { docker info >/dev/null 2>&1 && docker compose version >/dev/null 2>&1; }

# Compose wants a password whatever it is asked; only a start needs the right one.
compose() { # ARGUMENT...
  GRAFANA_ADMIN_PASSWORD="${GRAFANA_ADMIN_PASSWORD:-none}" REVISION="${REVISION-$(revision)}" \
    DATABASE_SECRETS="$RUN_DIR/secrets" docker compose -f "$ROOT/deploy/compose.yaml" "$@"
}

# What images are labelled with: the commit, and whether there are changes besides. Nothing where there is no git.
revision() { git -C "$ROOT" describe --always --dirty --abbrev=40 --exclude='*' 2>/dev/null || true; }

# Goes back to what runs already: compose starts what is missing and replaces what has changed.
start_containers() { # OPTION... (of compose: where images come from)
  local name movable=""
  for name in $SERVICES; do movable="$movable$(variables_of "$name"), "; done
  engine_answers || fail "no container engine answers: 'docker info' or 'docker compose version' fails"
  for name in PROMETHEUS_URL ALERTMANAGER_URL LOKI_URL TEMPO_URL; do
    grep -qF "$name:-${!name}}" "$ROOT/deploy/addresses/local/backends.env" ||
      fail "with containers only ${movable}DATABASE_PORT and GRAFANA_PORT can be moved"
  done
  make_grafana_password
  make_secrets
  remember_stack containers ""
  if ! compose up "$@" --detach --wait; then
    [[ -z "$(compose ps --all --quiet)" ]] || fail "not everything started, see: docker compose -p trio logs"
    rm -f "$RUN_DIR/stack"
    fail "no container was made, see above; where images cannot be pulled or built: scripts/images.sh, or --with embedded"
  fi
  say_where_grafana_is
}
