#!/usr/bin/env bash
# shellcheck disable=SC2086 # lists of names
# Usage: scripts/images.sh pull | save ARCHIVE | load ARCHIVE | check ARCHIVE
#
# The images of deploy/compose.yaml with all its profiles, for machines that reach no registry: pull and save where there
# is one, copy both files, load them there, and start with scripts/up.sh --with containers --no-build.
#
#   pull            pulls the images of the backends and builds ours
#   save ARCHIVE    writes all of them to ARCHIVE; and to ARCHIVE.list its SHA-256, and of each image the name, the id, the
#                   engine's image store, and the digest in the registry (- without)
#   load ARCHIVE    loads them, unless the archive is not the one of its list, then checks
#   check ARCHIVE   says which images are missing here or are not those of the list; engines with another image store give
#                   the same image another id, so their ids are not compared
#
# Exit code: 0 nothing differs, 1 something does or it did not work, 2 wrong use.
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/common.sh"

sha256_of() { { sha256sum "$1" 2>/dev/null || shasum -a 256 "$1"; } | cut -d ' ' -f 1; } # FILE

describe() { # NAME...
  local name
  for name in "$@"; do
    docker image inspect "$name" --format \
      "$name {{.Id}} $store {{if .RepoDigests}}{{index .RepoDigests 0}}{{else}}-{{end}}" || fail "scripts/images.sh pull first"
  done
}

check() { # LIST
  local name id listed here differs=0
  while read -r name id listed _; do
    here="$(docker image inspect "$name" --format '{{.Id}}' 2>/dev/null || true)"
    [[ "$here" == "$id" || (-n "$here" && "$listed" != "$store") ]] ||
      { warn "$name is ${here:-missing}, not $id"; differs=1; }
  done < <(sed 1d "$1")
  return "$differs"
}

case "$#:${1:-}" in
  1:pull | 2:save | 2:load | 2:check) ;;
  1:-h | 1:--help) only_help "$1" ;;
  *) usage_error "takes pull, save ARCHIVE, load ARCHIVE or check ARCHIVE, see --help" ;;
esac
store="$(docker info --format '{{.Driver}}')" || fail "no container engine answers"
[[ "$1" == pull || "$1" == save || -r "$2.list" ]] || fail "cannot read $2.list, which save has written beside the archive"
case "$1" in
  pull) compose --profile '*' pull --ignore-buildable && compose --profile '*' build ;;
  save)
    names="$(compose --profile '*' config --images | sort -u)"
    list="$(describe $names)"
    docker image save --output "$2" $names
    printf '%s\n' "$(sha256_of "$2")" "$list" >"$2.list"
    ;;
  load)
    [[ "$(head -n 1 "$2.list")" == "$(sha256_of "$2")" ]] || fail "$2 is not the archive of $2.list: nothing is loaded"
    docker image load --input "$2" && check "$2.list"
    ;;
  check) check "$2.list" ;;
esac
