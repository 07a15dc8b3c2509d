#!/usr/bin/env bash
# Run once by the image, when the volume is new: the database, its owner and the role of the exporter. Only who can start
# programs in this container is let in without a password, as the superuser.
set -euo pipefail

psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --username=postgres --dbname=postgres \
  --set=service_password="$(</run/secrets/database-password)" \
  --set=metrics_password="$(</run/secrets/database-metrics-password)" \
  --file=/etc/postgresql/roles.sql
