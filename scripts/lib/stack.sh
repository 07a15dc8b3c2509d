# What receives the signals: containers, the backends' own programs, the embedded backend, or nothing.
# shellcheck shell=bash

refuse_unknown_stack() { # STACK
  case "$1" in
    containers | binaries | embedded | none) ;;
    *) usage_error "--with takes containers, binaries, embedded or none" ;;
  esac
}

# Prints the one that was asked for, else the best one that this machine has. Containers do not scrape services outside,
# and build their own.
choose_stack() { # ASKED_FOR (or "") WITH_SERVICES (0 or 1)
  if [[ -n "$1" ]]; then
    printf '%s' "$1"
  elif [[ "$2" == 1 && "$SERVICE_FORM" == jar ]] && engine_answers; then
    printf 'containers'
  elif [[ -z "$(missing_binaries grafana)" ]]; then
    printf 'binaries'
  else
    printf 'embedded'
  fi
}

# Prints what is to run: once something does, that is what it was started with, whatever the PATH is now.
programs_of() { # STACK WITH_SERVICES (0 or 1)
  local programs
  if ! programs="$(remembered PROGRAMS)"; then
    case "$1" in
      binaries)
        refuse_missing "$(missing_binaries)"
        programs="$(binaries_found)"
        ;;
      embedded) programs="$BACKEND" ;;
      *) programs="" ;;
    esac
  fi
  programs="$(without promtail "$(without 'service-*' "$programs")")"
  # Promtail needs a file of a service: without one it is never ready.
  [[ "$1" != binaries || "$2" == 0 ]] || programs="promtail $programs"
  [[ "$2" == 0 ]] || programs="$programs $SERVICES"
  printf '%s' "$programs"
}

without() { # PATTERN NAMES, a list
  local name
  for name in $2; do
    # shellcheck disable=SC2053 # a pattern
    [[ "$name" == $1 ]] || printf ' %s' "$name"
  done
}

# Written down at the start, so that the other scripts find everything without being told.
remember_stack() { # STACK PROGRAMS
  local name
  {
    printf 'STACK=%s\nPROGRAMS=%s\n' "$1" "$2"
    for name in $KEPT_VARIABLES; do
      printf '%s=%s\n' "$name" "${!name}"
    done
  } >"$RUN_DIR/stack"
}

forget_stack() {
  rm -f "$RUN_DIR/stack" || true
}

# What was written down, as long as it runs.
recall_stack() {
  REMEMBERED=""
  [[ ! -r "$RUN_DIR/stack" ]] || ! still_runs || REMEMBERED="$(<"$RUN_DIR/stack")"
}

remembered() { # NAME
  local value=$'\n'"$REMEMBERED"
  [[ "$value" == *$'\n'"$1="* ]] || return 1
  value="${value#*$'\n'"$1="}"
  printf '%s' "${value%%$'\n'*}"
}

# An engine keeps its own account of what runs.
still_runs() {
  any_running || containers_run
}

containers_run() {
  grep -qsx 'STACK=containers' "$RUN_DIR/stack"
}

refuse_other_stack() { # STACK
  local name now
  now="$(remembered STACK || printf '%s' "$1")"
  [[ "$now" == "$1" ]] || fail "what runs was started --with $now, not $1: scripts/down.sh first"
  for name in $KEPT_VARIABLES; do
    now="$(remembered "$name" || printf '%s' "${!name}")"
    [[ "$now" == "${!name}" ]] ||
      fail "what runs was started with $name=$now, not ${!name}: scripts/down.sh first"
  done
}
