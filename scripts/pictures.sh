#!/usr/bin/env bash
# Usage: scripts/pictures.sh
#
# Follows docs/tour.md in a browser, on the stack that runs (with Grafana: scripts/up.sh), and takes its pictures anew:
# docs/images/tour-*.png. It takes about five minutes. Needs chromium, chromium-browser or google-chrome on the PATH; the
# first time Maven fetches the driver of the browser, 200 MB.
#
# Exit code: 0 each step of the tour was there, 1 one was not, 2 wrong use.
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/common.sh"

only_help "$@"
load_settings
[[ -s "$RUN_DIR/grafana-password" && -n "$KNOWN_STACK" ]] || fail "no stack with Grafana runs: scripts/up.sh first"
require_java
command -v chromium chromium-browser google-chrome >/dev/null || fail "no chromium on the PATH"
cd "$ROOT"
./mvnw -B -ntp -q -Pbrowser -pl tools/stack-test -am verify -Dtest=None -Dit.test=TourIT \
  -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false -Dstack.running=true \
  "-Dpictures.directory=$ROOT/docs/images" </dev/null || exit 1
