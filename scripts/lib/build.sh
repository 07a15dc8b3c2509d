# Builds what is missing or older than its sources, and runs the tools.

# The java that Maven would use too, and options for short runs on a busy laptop.
readonly JAVA="${JAVA_HOME:+$JAVA_HOME/bin/}java" SMALL_JVM="-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"

require_java() {
  local version
  JAVA_ID="$("$JAVA" -version 2>&1 || true)"
  version="$(sed -nE 's/.* version "(1\.)?([0-9]+).*/\2/p' <<<"$JAVA_ID")"
  ((${version:-0} >= 17)) ||
    fail "$JAVA is Java ${version:-of no known version}: install a JDK 17 or newer; JAVA_HOME, if it is set, names it"
}

is_built_here() { [[ " $BINARIES" != *" $1 "* ]]; } # NAME
is_native() { [[ "$SERVICE_FORM" == native ]] && is_service "$1"; } # MODULE; the others always are jars
place_of() { is_service "$1" || printf 'tools/' && printf '%s' "$1"; } # MODULE; its directory

# What is started.
built_file_of() { # MODULE
  local target version
  target="$ROOT/$(place_of "$1")/target"
  version="$(sed -n '/<version>/{s/.*<version>\(.*\)<.*/\1/p;q;}' "$ROOT/pom.xml")"
  if is_native "$1"; then
    printf '%s' "$target/$1-$version-runner"
  elif is_service "$1" || [[ "$1" == "$BACKEND" ]]; then
    printf '%s' "$target/quarkus-app/quarkus-run.jar"
  else
    printf '%s' "$target/$1.jar"
  fi
}

is_stale() { # MODULE
  local built sources
  built="$(built_file_of "$1")"
  sources="pom.xml $(place_of "$1")/pom.xml $(place_of "$1")/src/main"
  ! is_service "$1" || sources="$sources service-common/pom.xml service-common/src/main"
  [[ "$1" != bench && "$1" != load && "$1" != stack-test && "$1" != "$EMBEDDED_DATABASE" ]] ||
    sources="$sources tools/trace/pom.xml tools/trace/src/main"
  [[ "$1" != "$EMBEDDED_DATABASE" ]] || sources="$sources deploy/postgres/postgresql.conf deploy/postgres/roles.sql"
  [[ "$1" != stack-test ]] || sources="$sources tools/stack-test/src"
  # Directories count too: that is how a deleted file shows.
  # shellcheck disable=SC2086 # a list of paths
  [[ ! -f "$built" || -n "$(cd "$ROOT" && find $sources -newer "$built" -print 2>/dev/null)" ]]
}

# What comes from elsewhere needs no build. A native build takes minutes, and a tool that few have.
build() { # FORCE (0 or 1) NAME...
  local name modules="" log="$RUN_DIR/logs/build.log"
  for name in "${@:2}"; do
    if is_native "$name"; then
      ! is_stale "$name" ||
        fail "the executable of $name is missing or older than its sources: ./mvnw package -Dnative -DskipTests"
    elif is_built_here "$name" && { [[ "$1" == 1 ]] || is_stale "$name"; }; then
      modules="$modules,$(place_of "$name")"
    fi
  done
  [[ -n "$modules" ]] || return 0
  make_run_directory
  say "Building ${modules#,}. The first time Maven fetches all libraries, which takes minutes." >&2
  (cd "$ROOT" && ./mvnw -B -ntp package -DskipTests -am -pl "${modules#,}" 2>&1) </dev/null | tee "$log" |
    { grep --line-buffered -E '^\[INFO\] Building .*\]$|^\[ERROR\]|^mvnw:' || true; } >&2 ||
    fail "the build failed, all of its output is in $log"
}

# Becomes the tool, which knows its own options. The settings are loaded by then.
run_tool() { # NAME ARGUMENT...
  require_java
  build 0 "$1"
  # shellcheck disable=SC2086 # a list of options
  exec "$JAVA" $SMALL_JVM -jar "$(built_file_of "$1")" "${@:2}"
}
