#!/usr/bin/env bash
# Makes traffic; --help lists the options.
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/common.sh"

load_settings
run_tool load "$@"
