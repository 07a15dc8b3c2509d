# Builds what is missing or older than its sources.
# shellcheck shell=bash

is_native() { # MODULE; the others always are jars
  [[ "$SERVICE_FORM" == native && "$1" == service-* ]]
}

# Its directory in the project.
place_of() { # MODULE
  case "$1" in
    service-*) printf '%s' "$1" ;;
    *) printf 'tools/%s' "$1" ;;
  esac
}

# What is started; of executables of several versions the newest.
built_file_of() { # MODULE
  local target other file
  target="$ROOT/$(place_of "$1")/target"
  file="$target/quarkus-app/quarkus-run.jar"
  [[ "$1" != trace ]] || file="$target/trio-cli.jar"
  [[ "$1" != load ]] || file="$target/load.jar"
  if is_native "$1"; then
    file=""
    for other in "$target/$1"-*-runner; do
      [[ "$file" -nt "$other" ]] || file="$other"
    done
  fi
  printf '%s' "$file"
}

is_stale() { # MODULE
  local built module sources
  built="$(built_file_of "$1")"
  [[ -f "$built" ]] || return 0
  module="$ROOT/$(place_of "$1")"
  sources=("$ROOT/pom.xml" "$module/pom.xml" "$module/src/main")
  [[ "$1" != service-* ]] || sources+=("$ROOT/service-common/pom.xml" "$ROOT/service-common/src/main")
  # Directories count too: that is how a deleted file shows.
  [[ -n "$(find "${sources[@]}" -newer "$built" -print)" ]]
}

# What comes from elsewhere needs no build.
build_for() { # FORCE (0 or 1) NAME...
  local force="$1" name modules=""
  shift
  for name in "$@"; do
    if is_native "$name"; then
      # It takes minutes, and a tool that few have.
      ! is_stale "$name" || fail "the executable of $name is missing or older than its sources:" \
        "./mvnw package -Dnative -DskipTests"
    elif [[ -f "$ROOT/$(place_of "$name")/pom.xml" ]]; then
      modules="$modules $name"
    fi
  done
  # shellcheck disable=SC2086 # a list of names
  if [[ "$force" == 1 ]]; then
    build $modules
  else
    build_if_stale $modules
  fi
}

build_if_stale() { # MODULE...
  local module stale=""
  for module in "$@"; do
    if is_stale "$module"; then
      stale="$stale $module"
    fi
  done
  # shellcheck disable=SC2086 # a list of names
  [[ -z "$stale" ]] || build $stale
}

# Shows a line per module and keeps everything else in a file, for the case of a failure.
build() { # MODULE...
  local list="$*" log="$RUN_DIR/logs/build.log" module modules=""
  require_compiler
  require_maven
  make_run_directory
  say "Building $list. The first time Maven fetches all libraries, which takes minutes." >&2
  for module in "$@"; do modules="$modules,$(place_of "$module")"; done
  (cd "$ROOT" && ./mvnw -B -ntp package -DskipTests -am -pl "${modules#,}" 2>&1) </dev/null |
    tee "$log" | show_build >&2 || fail "the build failed, all of its output is in $log"
}

show_build() {
  local line
  while IFS= read -r line; do
    case "$line" in
      "[INFO] Building "*]) say "  $(tr -s " " <<<"${line#"[INFO] "}")" ;;
      "[ERROR]"* | mvnw:*) say "  $line" ;;
    esac
  done
}

# Becomes the program of the module trace, which knows its own options. The settings are loaded by then.
run_cli() { # COMMAND ARGUMENT...
  require_java
  build_if_stale trace
  exec "$JAVA" -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar "$(built_file_of trace)" "$@"
}

# Becomes the program of a module under tools, which knows its own options. The settings are loaded by then.
run_tool() { # NAME ARGUMENT...
  local tool="$1" name list=""
  shift
  require_java
  build_if_stale "$tool"
  for name in $SERVICES; do list="$list,$name=$(url_of "$name")"; done
  export STACK_SERVICES="${STACK_SERVICES:-${list#,}}"
  exec "$JAVA" -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar "$(built_file_of "$tool")" "$@"
}
