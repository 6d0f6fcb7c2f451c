-- Hosts that are not dialled because a blocked term was found there; never what was found.
create table crawl_quarantine (
    host   varchar(255) primary key,
    reason varchar(40) not null,
    since  timestamp(6) with time zone not null
);

-- Where a candidate host was seen: the page that links to it, and what the link says.
create table candidate_context (
    host       varchar(62) not null,
    source     varchar(63) not null,
    -- The first 128 bits of the SHA-256 of the page's address, in hexadecimal digits.
    page_key   varchar(32) not null,
    page       varchar(2048) not null,
    link_text  varchar(200) not null,
    first_seen timestamp(6) with time zone not null,
    last_seen  timestamp(6) with time zone not null,
    primary key (host, source, page_key)
);

-- What was decided about a candidate host, and by whom; none while it is open.
create table candidate_decision (
    host       varchar(62) primary key,
    decision   varchar(8) not null,
    -- The source that it became; empty if it was rejected.
    source     varchar(63) not null,
    decided_by varchar(100) not null,
    decided_at timestamp(6) with time zone not null
);
create index candidate_decision_by on candidate_decision (decided_by, decided_at);
