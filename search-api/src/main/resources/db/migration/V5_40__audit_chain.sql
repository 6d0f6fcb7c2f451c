-- Each record of the audit log is tied to the one before it by its hash; see andon.searchapi.audit.AuditLink for the encoding.
-- Records from before this migration have none yet: they are tied, in the order of their ids, when the next one is written.
alter table audit_log add column previous_hash varchar(64);
alter table audit_log add column entry_hash varchar(64);
create index audit_log_by_time on audit_log (at, id);

-- One row: the end of the chain. Its lock gives numbers without gaps, and it tells when the log's tail was cut off.
create table audit_chain (
    id         integer primary key check (id = 1),
    last_id    bigint      not null,
    last_hash  varchar(64) not null,
    begun      boolean     not null
);

insert into audit_chain (id, last_id, last_hash, begun)
values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000', false);
