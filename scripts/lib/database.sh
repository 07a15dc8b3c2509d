# The database of service-a: tools/embedded-database, or one outside that QUARKUS_DATASOURCE_JDBC_URL names.

readonly EMBEDDED_DATABASE=embedded-database DATABASE_CLIENT=service-a

# Written down once, readable by nobody else. Where a password is given, it is that one.
make_password() { # NAME [PASSWORD]
  local file="$RUN_DIR/$1-password"
  [[ -s "$file" ]] ||
    (umask 077 && printf '%s\n' "${2:-$(head -c 18 /dev/urandom | base64 | tr '+/' '-_')}" >"$file")
}

# The embedded database takes over a password that was changed, the container keeps that of its first start.
make_database_passwords() {
  local file="$RUN_DIR/database-password"
  make_password database "${QUARKUS_DATASOURCE_PASSWORD:-}"
  make_password database-metrics
  [[ "${QUARKUS_DATASOURCE_PASSWORD:-$(<"$file")}" == "$(<"$file")" ]] ||
    fail "the password of the database is in $file: unset QUARKUS_DATASOURCE_PASSWORD, or remove that file (and, of" \
      "containers, the data: docker volume rm trio_postgres)"
}

# For containers, whose users are others: they may read the files, and nobody here may enter the directory.
make_secrets() {
  local name password="${QUARKUS_DATASOURCE_PASSWORD:-}" directory="$RUN_DIR/secrets"
  # The container of the database is there, and made with passwords, also where service-a has another database.
  [[ "$DATABASE" == embedded ]] || local QUARKUS_DATASOURCE_PASSWORD=""
  make_database_passwords
  [[ "$DATABASE" == outside ]] || password="$(<"$RUN_DIR/database-password")"
  (
    umask 077
    mkdir -p "$directory"
    umask 222
    rm -f "$directory"/*
    for name in database-password database-metrics-password; do
      printf '%s\n' "$(<"$RUN_DIR/$name")" >"$directory/$name"
    done
    printf 'quarkus.datasource.password=%s\n' "${password//\\/\\\\}" >"$directory/service-a.properties"
  )
}

# Only service-a has them; all other processes get no password. The keys that sign tokens are kept beside it.
export_database_of() { # NAME
  if [[ "$1" != "$DATABASE_CLIENT" ]]; then
    export -n QUARKUS_DATASOURCE_PASSWORD
    return
  fi
  export TRIO_ACCOUNTS_KEYS_DIRECTORY="${TRIO_ACCOUNTS_KEYS_DIRECTORY:-$RUN_DIR/keys}"
  if [[ "$DATABASE" == embedded ]]; then
    export QUARKUS_DATASOURCE_JDBC_URL QUARKUS_DATASOURCE_USERNAME=trio QUARKUS_DATASOURCE_PASSWORD
    QUARKUS_DATASOURCE_JDBC_URL="jdbc:postgresql://$(address_of "$EMBEDDED_DATABASE")/trio"
    QUARKUS_DATASOURCE_PASSWORD="$(<"$RUN_DIR/database-password")"
  fi
}

# What dev mode, which no script starts, has to be told.
say_how_to_reach_the_database() {
  say "The database is $(url_of "$EMBEDDED_DATABASE"). For $DATABASE_CLIENT in dev mode:
  export QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://$(address_of "$EMBEDDED_DATABASE")/trio
  export QUARKUS_DATASOURCE_PASSWORD=\"\$(<'$RUN_DIR/database-password')\""
}
