# The backends' own programs, with the configuration files that compose mounts.
# shellcheck shell=bash

# Debian has another name for one of them.
executable_of() { # NAME
  command -v "$1" || { [[ "$1" == alertmanager ]] && command -v prometheus-alertmanager; }
}

missing_executables() { # NAME...; what is built here needs none
  local name
  for name in "$@"; do
    [[ "$name" == "$BACKEND" || "$name" == service-* ]] || executable_of "$name" >/dev/null || printf ' %s' "$name"
  done
}

missing_binaries() { # NAME...; these beside the ones that have to be there
  missing_executables prometheus alertmanager loki promtail tempo "$@"
}

refuse_missing() { # NAMES, a list
  [[ -z "$1" ]] || fail "not on the PATH:$1"
}

binaries_found() {
  local name
  for name in $BINARIES; do
    ! executable_of "$name" >/dev/null || printf ' %s' "$name"
  done
}

# Whatever sends to the usual ports of OTLP finds somebody there.
do_without_what_is_missing() { # NAME...
  [[ " $* " == *" grafana "* ]] || say "No grafana on the PATH: there will be nothing to look at but what the scripts show."
  if [[ " $* " != *" otelcol-contrib "* ]]; then
    say "No otelcol-contrib on the PATH: Tempo listens in its place."
    export TEMPO_OTLP_VARIABLES="OTLP_GRPC_PORT OTLP_HTTP_PORT" # what a message names when a port is taken
    export TEMPO_OTLP_GRPC_PORT="$OTLP_GRPC_PORT" TEMPO_OTLP_HTTP_PORT="$OTLP_HTTP_PORT"
  fi
}

configuration_of() { # NAME
  case "$1" in
    alertmanager) printf '%s' "$ROOT/deploy/alertmanager/alertmanager.yml" ;;
    grafana) printf '%s' "$ROOT/grafana/grafana.ini" ;;
    loki) printf '%s' "$ROOT/deploy/loki/loki.yaml" ;;
    otelcol-contrib) printf '%s' "$ROOT/deploy/collector/collector.yaml" ;;
    prometheus) printf '%s' "$RUN_DIR/prometheus/etc/prometheus.yml" ;;
    promtail) printf '%s' "$ROOT/deploy/promtail/promtail.yaml" ;;
    tempo) printf '%s' "$ROOT/deploy/tempo/tempo.yaml" ;;
  esac
}

# Sets COMMAND. The options are those of deploy/compose.yaml, but for addresses and directories.
command_of_backend() { # NAME
  case "$1" in
    alertmanager)
      COMMAND=("--config.file=$(configuration_of "$1")" "--storage.path=$RUN_DIR/alertmanager"
        "--web.listen-address=$(address_of alertmanager)" "--web.external-url=$(url_of alertmanager)"
        --cluster.listen-address=)
      ;;
    grafana) COMMAND=(server "--homepath=$GRAFANA_HOME" "--config=$(configuration_of "$1")") ;;
    otelcol-contrib) COMMAND=("--config=$(configuration_of "$1")") ;;
    prometheus)
      COMMAND=("--config.file=$(configuration_of "$1")" "--storage.tsdb.path=$RUN_DIR/prometheus/data"
        "--web.listen-address=$(address_of prometheus)" "--web.external-url=$(url_of prometheus)"
        --storage.tsdb.retention.time=8d --storage.tsdb.retention.size=1GB
        --web.enable-remote-write-receiver --enable-feature=exemplar-storage
        --enable-feature=expand-external-labels)
      ;;
    *) COMMAND=(-config.expand-env=true "-config.file=$(configuration_of "$1")") ;;
  esac
  COMMAND=("$(executable_of "$1")" "${COMMAND[@]}")
}

# Prometheus looks for rules and targets beside its configuration and expands no variables.
prepare_backends() { # NAME...
  local etc="$RUN_DIR/prometheus/etc"
  if [[ " $* " == *" grafana "* ]]; then
    make_grafana_password
    GRAFANA_HOME="$(grafana_home)"
  fi
  mkdir -p "$etc/targets" "$LOKI_DATA" "$TEMPO_DATA" "$COLLECTOR_DATA/queue" "$PROMTAIL_DATA" "$GRAFANA_DATA"
  ln -sfn "$ROOT/deploy/prometheus/prometheus.yml" "$ROOT/deploy/prometheus/rules" "$etc/"
  printf -- '- targets: ["%s"]\n' "$(address_of alertmanager)" >"$etc/targets/alertmanagers.yml"
  service_targets >"$etc/targets/services.yml"
  backend_targets "$@" >"$etc/targets/backends.yml"
}

service_targets() {
  local name
  for name in $SERVICES; do
    printf -- '- {targets: ["%s"], labels: {service_name: %s}}\n' "$(address_of "$name")" "$name"
  done
}

# Nobody is alarmed when one that is optional does not run: Promtail is one of two shippers, for which there is an alert
# of their own. A collector that is missing is listed too: so its panels are known to be empty for a reason.
backend_targets() { # NAME...
  local name
  for name in "$@"; do
    case "$name" in
      service-* | otelcol-contrib) ;;
      promtail) target promtail "$(address_of promtail)" ', optional: "true"' ;;
      *) target "$name" "$(address_of "$name")" ;;
    esac
  done
  if [[ " $* " == *" otelcol-contrib "* ]]; then
    target otel-collector "127.0.0.1:$COLLECTOR_METRICS_PORT"
  else
    target otel-collector "127.0.0.1:$COLLECTOR_METRICS_PORT" ', optional: "true"'
  fi
}

target() { # JOB ADDRESS [FURTHER_LABELS]
  printf -- '- {targets: ["%s"], labels: {job: %s%s}}\n' "$2" "$1" "${3:-}"
}
