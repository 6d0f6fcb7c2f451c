-- Which process indexes. A lease is a time that lies ahead, so a dead process's place becomes free by itself; the token grows
-- with each new holder, and who writes with an old one is refused.
create table indexer_lease (
    id         smallint primary key,
    token      bigint not null,
    held_until timestamp(6) with time zone not null
);
insert into indexer_lease (id, token, held_until) values (1, 0, timestamp with time zone '1970-01-01 00:00:00+00:00');
