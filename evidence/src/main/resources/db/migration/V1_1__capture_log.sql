-- The list of captures, each tied to the one before it by its hash; see andon.evidence.LogEntry for the encoding.
create table capture_log (
    seq            bigint primary key,
    source         varchar(63)   not null,
    address        varchar(8192) not null,
    captured_at    timestamp(6) with time zone not null,
    status         integer       not null,
    media_type     varchar(255)  not null,
    warc_file      varchar(255)  not null,
    start_offset   bigint        not null,
    end_offset     bigint        not null,
    payload_sha256 varchar(64)   not null,
    records_sha256 varchar(64)   not null,
    previous_hash  varchar(64)   not null,
    entry_hash     varchar(64)   not null
);

-- Where a file's last logged record ends, asked when a file is sealed after a crash.
create index capture_log_file on capture_log (warc_file, end_offset);
-- Whether an imported response is known already.
create index capture_log_payload on capture_log (payload_sha256, captured_at);

-- One row: the end of the chain. Its lock gives numbers without gaps, and it tells when the log's tail was cut off.
create table capture_chain (
    id         integer primary key check (id = 1),
    last_seq   bigint      not null,
    last_hash  varchar(64) not null
);

insert into capture_chain (id, last_seq, last_hash)
values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
