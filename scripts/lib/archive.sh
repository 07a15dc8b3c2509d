# Class archives of the services (CDS; from Java 25 on the AOT cache): the classes of a training run, loaded and linked, which
# later starts map from a file. A file is of use only to the JVM that wrote it, with the jar that it was written for.

# One for each JVM that starts this jar. A build removes them with its old directory. After require_java.
archive_of() { # SERVICE
  local jar kind=jsa
  jar="$(built_file_of "$1")"
  [[ ! "$JAVA_ID" =~ \ version\ \"(2[5-9]|[3-9][0-9]) ]] || kind=aot
  printf '%s/trained-%s.%s' "${jar%/*}" "$(cksum <<<"$JAVA_ID" | cut -d ' ' -f 1)" "$kind"
}

lacks_archive() { # NAME; the tools are not started often enough
  is_service "$1" && ! is_native "$1" && [[ "$SERVICE_ARCHIVE" == yes && ! "$(archive_of "$1")" -nt "$(built_file_of "$1")" ]]
}

# Adds to COMMAND. A JVM says on standard output, where only JSON belongs, that it starts without an archive that it cannot use.
add_archive_options() { # NAME
  local file
  is_service "$1" && ! is_native "$1" && [[ "$SERVICE_ARCHIVE" == yes ]] || return 0
  file="$(archive_of "$1")"
  case "${TRAINING:-no} $file" in
    yes*.aot) COMMAND+=("-XX:AOTCacheOutput=$file.$$" "-Xlog:aot*=off") ;;
    yes*.jsa) COMMAND+=("-XX:ArchiveClassesAtExit=$file.$$" "-Xlog:cds*=off") ;;
    no*.aot) lacks_archive "$1" || COMMAND+=("-XX:AOTCache=$file" "-Xlog:aot*=off") ;;
    no*.jsa) lacks_archive "$1" || COMMAND+=("-XX:SharedArchiveFile=$file" "-Xlog:cds*=off") ;;
  esac
}

# In a process and a directory of its own, with addresses where nothing listens: of its spans, log lines and keys nothing stays.
train() { # NAME...
  local name names="" directory="$RUN_DIR/training"
  for name in "$@"; do ! lacks_archive "$name" || names="$names $name"; done
  [[ -n "$names" ]] || return 0
  say "Training a class archive of$names, once for each build." >&2
  # shellcheck disable=SC2086 # a list of names
  RUN_DIR="$directory" TRIO_ACCOUNTS_KEYS_DIRECTORY="$directory/keys" \
    QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://127.0.0.1:9/trio QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:9 \
    "$ROOT/scripts/lib/train.sh" $names || warn "no class archive was made: services start as they would without"
}
