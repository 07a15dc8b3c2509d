#!/usr/bin/env bash
# Usage: scripts/lib/train.sh NAME...
#
# Starts services, sends requests and stops them; each JVM writes its class archive when it ends. For scripts/up.sh, which says
# where (RUN_DIR is removed afterwards).
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/common.sh"

load_settings
require_java
TRAINING=yes
mkdir -p "$RUN_DIR/logs"
clean_up() {
  trap '' INT TERM HUP PIPE
  stop "$@" >/dev/null
  rm -rf "$RUN_DIR"
  for name in "$@"; do rm -f "$(archive_of "$name").$$"; done
}
trap 'clean_up "$@"' EXIT
end_on_signals

for name in "$@"; do start "$name"; done
for name in "$@"; do
  address="http://$(address_of "$name")"
  until curl --silent --fail --output /dev/null --noproxy '*' --max-time 2 "$address/q/health/live"; do
    is_running "$name" && ((SECONDS < STARTUP_TIMEOUT)) || exit 1
    sleep 0.2
  done
done
for name in "$@"; do
  for path in chain io_task cpu_task q/metrics q/health/ready; do
    curl --silent --noproxy '*' --max-time 10 "http://$(address_of "$name")/$path#[1-3]" >/dev/null || true
  done &
done
wait
for name in "$@"; do kill -TERM "$(running_pid "$name")"; done
SECONDS=0
for name in "$@"; do
  while is_running "$name" && ((SECONDS < STARTUP_TIMEOUT)); do sleep 0.1; done
  mv -f "$(archive_of "$name").$$" "$(archive_of "$name")"
done
