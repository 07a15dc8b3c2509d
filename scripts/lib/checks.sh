# Is there what is needed? Each check ends the script with a message that says what was found.
# shellcheck shell=bash

readonly MINIMUM_JAVA=17

# Sets JAVA to the java that Maven would use too.
require_java() {
  local banner version major
  if [[ -n "${JAVA_HOME:-}" ]]; then
    JAVA="$JAVA_HOME/bin/java"
    [[ -x "$JAVA" ]] ||
      fail "JAVA_HOME is $JAVA_HOME, but has no bin/java: let it name a JDK $MINIMUM_JAVA or newer, or unset it"
  else
    JAVA="$(command -v java)" ||
      fail "no Java found: no 'java' on the PATH, JAVA_HOME not set. Install a JDK $MINIMUM_JAVA or newer"
  fi
  banner="$("$JAVA" -version 2>&1)" || fail "'$JAVA -version' does not run: ${banner%%$'\n'*}"
  version="$(sed -n 's/.* version "\([^"]*\)".*/\1/p' <<<"$banner")"
  major="${version#1.}"
  major="${major%%[!0-9]*}"
  [[ "${major:-0}" -ge "$MINIMUM_JAVA" ]] ||
    fail "$JAVA is Java ${version:-of an unknown version}: install a JDK $MINIMUM_JAVA or newer and let JAVA_HOME name it"
}

require_compiler() {
  require_java
  [[ -x "${JAVA%/*}/javac" ]] ||
    fail "$JAVA comes without javac: building needs a JDK $MINIMUM_JAVA or newer, not only a runtime"
}

require_maven() {
  local version
  command -v mvn >/dev/null || fail "no Maven found: no 'mvn' on the PATH. Install Maven 3.8 or newer"
  version="$(mvn --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p' || true)"
  [[ -n "$version" ]] || fail "'mvn --version' does not run: is JAVA_HOME right? (${JAVA_HOME:-not set})"
  [[ "$version" =~ ^(3\.([89]|[1-9][0-9])|[4-9])(\.|$) ]] ||
    fail "$(command -v mvn) is Maven $version: install Maven 3.8 or newer"
}

require_curl() {
  command -v curl >/dev/null || fail "no 'curl' on the PATH"
}

# Names every port that is taken, not only the first.
require_free_ports() { # NAME...
  local name variable port taken=0
  for name in "$@"; do
    for variable in $(variables_of "$name"); do
      port="$(port_of "$variable")"
      if is_listening "$port"; then
        printf '%s: port %s is taken by %s: set %s\n' "${0##*/}" "$port" "$(listener_on "$port")" "$variable" >&2
        taken=1
      fi
    done
  done
  [[ "$taken" == 0 ]] || exit 1
}

is_listening() { # PORT
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

listener_on() { # PORT
  local found=""
  if command -v ss >/dev/null; then
    found="$(ss -ltnp "sport = :$1" 2>/dev/null | sed -n 's/.*users:(("\([^"]*\)",pid=\([0-9]*\).*/\1 (pid \2)/p')"
  elif command -v lsof >/dev/null; then
    found="$(lsof -nP -iTCP:"$1" -sTCP:LISTEN -Fpc 2>/dev/null |
      sed -n -e '/^p/{s/^p//;h;}' -e '/^c/{s/^c//;G;s/\(.*\)\n\(.*\)/\1 (pid \2)/p;}' || true)"
  fi
  found="${found%%$'\n'*}"
  printf '%s' "${found:-another program}"
}
