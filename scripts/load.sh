#!/usr/bin/env bash
# Makes traffic of several scenarios; --help lists the options.
set -euo pipefail
# shellcheck source=lib/common.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/common.sh"

load_settings
run_tool load "$@"
