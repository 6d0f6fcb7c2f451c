-- Leaked passwords, and accounts with their passwords, as outputs of a function under the deployment's key exposed.key: nothing
-- can be guessed from them without it. A space is all passwords, or the accounts of one domain, and is named by 64 bits of an
-- HMAC under that key too.
create table exposed_credential (
    space bigint not null,
    entry bigint not null,
    primary key (space, entry)
);
-- Captures that brought passwords and were not gone through yet.
create table exposed_pending (
    capture_seq bigint primary key
);
-- The fingerprint of the key that the rows are under.
create table exposed_key (
    id          smallint primary key,
    fingerprint varchar(16) not null
);
-- Of all processes one goes through them.
insert into indexer_lease (id, token, held_until) values (2, 0, timestamp with time zone '1970-01-01 00:00:00+00:00');
