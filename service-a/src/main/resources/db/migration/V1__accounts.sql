create table users (
    id            uuid        primary key default gen_random_uuid(),
    -- As org.acme.trio.servicea.accounts.EmailAddress has normalised it.
    email         text        not null unique check (email = lower(email) and length(email) between 3 and 254),
    -- BCrypt, in modular crypt format: $2a$, the cost, salt and hash.
    password_hash text        not null check (length(password_hash) = 60),
    created_at    timestamptz not null default now()
);

-- The failed logins of an account, of one that exists or not. What says whether it is locked is in SQL, so that all instances
-- of the service agree, and by the clock of the database.
create table login_failures (
    -- SHA-256 of the normalised e-mail address: of a fixed length, whatever was sent, and not readable.
    account       bytea       primary key check (octet_length(account) = 32),
    failures      integer     not null check (failures > 0),
    window_start  timestamptz not null
);

create index login_failures_window_start on login_failures (window_start);
