#!/usr/bin/env bash
# Sends a request through the services and shows its trace; --help lists the options.
set -euo pipefail
# shellcheck source=lib/common.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/common.sh"

run_cli trace "$@"
