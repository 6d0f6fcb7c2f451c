-- Rows of credential dumps, so that re-posted ones are recognised. A row is the first 64 bits of its HMAC under the
-- deployment's own key: neither account nor secret can be read from it.
create table dump (
    id          bigint generated always as identity primary key,
    document_id varchar(32) not null unique,
    seen_at     timestamp(6) with time zone not null
);
create table dump_row (
    row_key bigint primary key,
    -- The dump that brought it first.
    dump_id bigint not null
);

-- MinHash sketches of texts, found by their bands: near-duplicates share one.
create table document_sketch (
    document_id varchar(32) primary key,
    cluster     varchar(32) not null,
    -- 64 values of four hexadecimal digits.
    sketch      varchar(256) not null,
    -- Names of whom the text is about: another victim in the same words is no duplicate.
    subjects    varchar(16) not null
);
create table document_band (
    band        bigint not null,
    document_id varchar(32) not null,
    primary key (band, document_id)
);
