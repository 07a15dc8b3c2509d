-- What a new server has: a database, the role that owns it, and one that only looks at the server's statistics. Read by psql in
-- the container, and by the server itself in tools/embedded-database: a blank line ends a statement.

CREATE ROLE trio LOGIN PASSWORD :'service_password';

CREATE DATABASE trio OWNER trio;

-- Nobody else may connect to it, the role below neither.
REVOKE ALL ON DATABASE trio FROM PUBLIC;

-- pg_monitor reads statistics of all databases, and no table of any. More connections than the exporter needs are a mistake.
CREATE ROLE trio_metrics LOGIN PASSWORD :'metrics_password' CONNECTION LIMIT 5 IN ROLE pg_monitor;
