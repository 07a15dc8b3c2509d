#!/usr/bin/env bash
# Measures what each signal costs: CPU, memory and bytes for each request. docs/cost.md has a result. Takes half an hour, in
# which nothing else should run on the machine; --help lists the options.
#
#   BEFORE=REVISION scripts/bench.sh     also measures an older revision, which is built below RUN_DIR
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/common.sh"

# A build decides which signals there are, so that each needs its own.
readonly NO_TRACES=-Dquarkus.otel.enabled=false NO_METRICS=-Dquarkus.micrometer.enabled=false

build_services() { # DIRECTORY OPTION...
  say "Building the services in $1 ${*:2}" >&2
  (cd "$1" && ./mvnw -B -ntp -q package -DskipTests -am -pl "$(tr ' ' ',' <<<"${SERVICES% }")" "${@:2}") >&2
}

load_settings
require_java
make_run_directory
build 0 bench
if [[ " $* " != *" -h "* && " $* " != *" --help "* ]]; then
  if [[ -n "${BEFORE:-}" ]]; then
    commit="$(git -C "$ROOT" rev-parse --verify --quiet "$BEFORE^{commit}")" || usage_error "there is no revision $BEFORE"
    older="$RUN_DIR/bench/$commit"
    [[ -d "$older" ]] || git clone -q --no-checkout "$ROOT" "$older"
    git -C "$older" checkout -q "$commit"
    build_services "$older"
    set -- --before "$older" "$@"
  fi
  build_services "$ROOT" -Dquarkus.package.output-directory=bench-none "$NO_TRACES" "$NO_METRICS"
  build_services "$ROOT" -Dquarkus.package.output-directory=bench-metrics "$NO_TRACES"
  build_services "$ROOT" -Dquarkus.package.output-directory=bench-traces "$NO_METRICS"
  build_services "$ROOT"
  set -- --root "$ROOT" --java "$(readlink -f "$(command -v "$JAVA")")" "$@"
fi
exec "$JAVA" -Xmx512m -XX:+UseSerialGC -jar "$(built_file_of bench)" "$@"
