# One up.sh or down.sh at a time: two would start everything twice and lose sight of one half.
# shellcheck shell=bash

# Fails where nothing can be written.
lock() {
  local holder="" file="$RUN_DIR/lock"
  if (set -o noclobber && printf '%s\n' $$ >"$file") 2>/dev/null; then
    return 0
  fi
  { read -r holder <"$file"; } 2>/dev/null || true
  case "$(command_line_of "${holder:-0}")" in
    *up.sh* | *down.sh*) fail "another up.sh or down.sh is at work (pid $holder)" ;;
  esac
  # Left behind by one that was killed.
  (printf '%s\n' $$ >"$file") 2>/dev/null
}

unlock() {
  rm -f "$RUN_DIR/lock" 2>/dev/null || true
}
