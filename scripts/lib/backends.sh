# What is started of each program. The backends' own programs have the configuration files that compose mounts.

# Some have another name on the PATH, or in Debian.
executable_of() { # NAME
  command -v "$1" && return
  case "$1" in
    alertmanager) command -v prometheus-alertmanager ;;
    postgres-exporter) command -v postgres_exporter || command -v prometheus-postgres-exporter ;;
    *) return 1 ;;
  esac
}

# Of what is not built here.
missing_executables() { # NAME...
  local name
  for name in "$@"; do
    is_built_here "$name" || executable_of "$name" >/dev/null || printf ' %s' "$name"
  done
}

# Sets COMMAND. The options of backends are those of deploy/compose.yaml, but for addresses and directories.
set_command() { # NAME
  local url home deploy="$ROOT/deploy"
  url="http://$(address_of "$1")"
  case "$1" in
    alertmanager)
      COMMAND=("--config.file=$deploy/alertmanager/alertmanager.yml" "--storage.path=$RUN_DIR/alertmanager"
        "--web.listen-address=${url#http://}" "--web.external-url=$url" --cluster.listen-address=)
      ;;
    grafana)
      # Its pages lie beside the executable of an archive, and elsewhere where it is a package.
      home="$(readlink -f "$(executable_of grafana)")"
      for home in "${home%/bin/*}" "${home%/bin/*}/share/grafana" /usr/share/grafana; do
        [[ ! -f "$home/conf/defaults.ini" ]] || break
      done
      COMMAND=(server "--homepath=$home" "--config=$ROOT/grafana/grafana.ini")
      ;;
    loki | promtail | tempo) COMMAND=(-config.expand-env=true "-config.file=$deploy/$1/$1.yaml") ;;
    otelcol-contrib) COMMAND=("--config=$deploy/collector/collector.yaml") ;;
    postgres-exporter) COMMAND=("--web.listen-address=${url#http://}") ;;
    prometheus)
      COMMAND=("--config.file=$RUN_DIR/prometheus/etc/prometheus.yml" "--storage.tsdb.path=$RUN_DIR/prometheus/data"
        "--web.listen-address=${url#http://}" "--web.external-url=$url"
        --storage.tsdb.retention.time=8d --storage.tsdb.retention.size=1GB --web.enable-remote-write-receiver
        --enable-feature=exemplar-storage --enable-feature=expand-external-labels)
      ;;
    *)
      # With only the first compiler a start takes half the CPU time; without memory a service would answer errors for ever.
      COMMAND=("$JAVA")
      add_archive_options "$1"
      # shellcheck disable=SC2206 # a list of options
      COMMAND+=(${SERVICE_JAVA_OPTS:-$SMALL_JVM -XX:+ExitOnOutOfMemoryError} -jar "$(built_file_of "$1")")
      ! is_native "$1" || COMMAND=("$(built_file_of "$1")")
      ;;
  esac
  is_built_here "$1" || COMMAND=("$(executable_of "$1")" "${COMMAND[@]}")
}

# Prometheus looks for rules and targets beside its configuration and expands no variables. Whatever sends to the usual
# ports of OTLP finds somebody there, also without a collector.
prepare_backends() { # NAME...
  local name logs="" etc="$RUN_DIR/prometheus/etc"
  if [[ " $* " == *" grafana "* ]]; then
    make_grafana_password
  else
    say "No grafana on the PATH: there will be nothing to look at but what the scripts show."
  fi
  if [[ " $* " != *" otelcol-contrib "* ]]; then
    say "No otelcol-contrib on the PATH: Tempo listens in its place."
    export TEMPO_OTLP_GRPC_PORT="$OTLP_GRPC_PORT" TEMPO_OTLP_HTTP_PORT="$OTLP_HTTP_PORT"
  fi
  mkdir -p "$etc/targets" "$LOKI_DATA" "$TEMPO_DATA" "$COLLECTOR_DATA/queue" "$PROMTAIL_DATA" "$GRAFANA_DATA/plugins"
  ln -sfn "$ROOT/deploy/prometheus/prometheus.yml" "$ROOT/deploy/prometheus/rules" "$etc/"
  printf -- '- targets: ["%s"]\n' "$(address_of alertmanager)" >"$etc/targets/alertmanagers.yml"
  for name in $SERVICES; do
    printf -- '- {targets: ["%s"], labels: {service_name: %s}}\n' "$(address_of "$name")" "$name"
    logs="$logs{labels: {service_name: $name, __path__: \"$RUN_DIR/logs/$name.log\"}}, "
  done >"$etc/targets/services.yml"
  export LOG_TARGETS="[$logs]"
  for name in $BINARIES; do backend_target "$name" " $* "; done >"$etc/targets/backends.yml"
}

# No alert for one that is optional: Promtail is one of two shippers, for which there is an alert of their own. A collector or
# an exporter that is missing is listed too, so that its panels are known to be empty for a reason.
backend_target() { # NAME NAMES (what runs, between blanks)
  local job address optional=', optional: "true"'
  [[ "$2" == *" $1 "* || "$1" == otelcol-contrib || "$1" == postgres-exporter ]] || return 0
  [[ "$2" != *" $1 "* || "$1" == promtail ]] || optional=""
  job="$(column 3 "$1")" address="$(address_of "$1")"
  [[ "$job" != *:* ]] || address="$(loopback "${job#*:}")"
  printf -- '- {targets: ["%s"], labels: {job: %s%s}}\n' "$address" "${job%:*}" "$optional"
}

# Grafana keeps the password that it was first started with.
make_grafana_password() {
  local known file="$RUN_DIR/grafana-password"
  make_password grafana "${GRAFANA_ADMIN_PASSWORD:-}"
  known="$(<"$file")"
  [[ "${GRAFANA_ADMIN_PASSWORD:-$known}" == "$known" ]] ||
    fail "Grafana was first started with the password in $file: unset GRAFANA_ADMIN_PASSWORD, or remove that file and" \
      "Grafana's data ($RUN_DIR/grafana, or docker volume rm trio_grafana)"
  GRAFANA_ADMIN_PASSWORD="$known"
}

say_where_grafana_is() { say "Grafana is on $GRAFANA_URL/, user admin, password $(<"$RUN_DIR/grafana-password")"; }
