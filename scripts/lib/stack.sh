# What receives the signals: containers, the backends' own programs, the embedded backend, or nothing.
# shellcheck shell=bash

refuse_unknown_stack() { # STACK
  case "$1" in
    containers | binaries | embedded | none) ;;
    *) usage_error "--with takes containers, binaries, embedded or none" ;;
  esac
}

# Prints the one that was asked for, else the best one that this machine has.
choose_stack() { # ASKED_FOR or ""
  if [[ -n "$1" ]]; then
    printf '%s' "$1"
  elif engine_answers; then
    printf 'containers'
  elif [[ -z "$(missing_binaries grafana)" ]]; then
    printf 'binaries'
  else
    printf 'embedded'
  fi
}

require_stack() { # STACK
  local missing
  case "$1" in
    containers) require_engine ;;
    binaries)
      missing="$(missing_binaries)"
      [[ -z "$missing" ]] || fail "not on the PATH:$missing"
      ;;
  esac
}

programs_of() { # STACK WITH_SERVICES (0 or 1)
  case "$1" in
    binaries) binaries_found "$2" ;;
    embedded) printf '%s' "$BACKEND" ;;
  esac
  [[ "$2" == 0 ]] || printf ' %s' "$SERVICES"
}

# Written down at the start, so that the other scripts find everything without being told.
remember_stack() { # STACK
  local name
  {
    printf 'STACK=%s\n' "$1"
    for name in $ADDRESS_VARIABLES; do
      printf '%s=%s\n' "$name" "${!name}"
    done
  } >"$RUN_DIR/stack"
}

forget_stack() {
  rm -f "$RUN_DIR/stack"
}

# What was written down, as long as it runs.
recall_stack() {
  REMEMBERED=""
  [[ ! -r "$RUN_DIR/stack" ]] || ! still_runs || REMEMBERED="$(<"$RUN_DIR/stack")"
}

remembered() { # NAME
  local key value
  while IFS='=' read -r key value; do
    if [[ "$key" == "$1" ]]; then
      printf '%s' "$value"
      return 0
    fi
  done <<<"$REMEMBERED"
  return 1
}

# An engine keeps its own account of what runs.
still_runs() {
  any_running || grep -qsx 'STACK=containers' "$RUN_DIR/stack"
}

refuse_other_stack() { # STACK
  local name now
  now="$(remembered STACK || printf '%s' "$1")"
  [[ "$now" == "$1" ]] || fail "what runs was started --with $now, not $1: scripts/down.sh first"
  for name in $ADDRESS_VARIABLES; do
    now="$(remembered "$name" || printf '%s' "${!name}")"
    [[ "$now" == "${!name}" ]] ||
      fail "what runs was started with $name=$now, not ${!name}: scripts/down.sh first"
  done
}
