-- The identity and history of documents, what customers watch, and what was told to them. Runs on H2 and PostgreSQL.

create table corpus_counter (
    name   varchar(40) primary key,
    number bigint not null
);
insert into corpus_counter (name, number) values ('indexed_seq', 0);
insert into corpus_counter (name, number) values ('asset_revision', 0);

create table document (
    id         varchar(32) primary key,
    source     varchar(63) not null,
    identity   varchar     not null,
    first_seen timestamp(6) with time zone not null,
    last_seen  timestamp(6) with time zone not null,
    last_seq   bigint      not null,
    cluster    varchar(32) not null
);
create index document_cluster on document (cluster);

create table document_version (
    document_id varchar(32) not null,
    number      integer     not null,
    text_sha256 varchar(64) not null,
    seen_at     timestamp(6) with time zone not null,
    capture_seq bigint      not null,
    primary key (document_id, number),
    unique (document_id, text_sha256)
);

-- Which document was the first to say this: mirrors and reposts share its cluster.
create table document_fingerprint (
    fingerprint varchar(64) primary key,
    cluster     varchar(32) not null
);

create table asset (
    id        bigint generated always as identity primary key,
    owner     varchar(63)  not null,
    type      varchar(20)  not null,
    asset_value varchar(300) not null,
    match_key varchar(300) not null,
    confirmed boolean      not null,
    unique (owner, type, match_key)
);

create table mention (
    document_id   varchar(32)  not null,
    asset_id      bigint       not null,
    matched_value varchar(400) not null,
    owner         varchar(63)  not null,
    span_start    integer      not null,
    span_end      integer      not null,
    rule          varchar(40)  not null,
    found_at      timestamp(6) with time zone not null,
    primary key (document_id, asset_id, matched_value)
);
create index mention_owner on mention (owner, found_at);

create table subscription (
    id               bigint generated always as identity primary key,
    owner            varchar(63)   not null,
    name             varchar(100)  not null,
    query            varchar(2000) not null,
    minimum_severity varchar(10),
    problem          varchar(500),
    problem_at       timestamp(6) with time zone
);
create index subscription_owner on subscription (owner);

-- A webhook's secret stands here as it is: every message is signed with it. Protect the database and its backups.
create table subscription_channel (
    id              bigint generated always as identity primary key,
    subscription_id bigint        not null references subscription (id) on delete cascade,
    kind            varchar(10)   not null,
    target          varchar(2000) not null,
    secret          varchar(200)
);
create index subscription_channel_subscription on subscription_channel (subscription_id);

create table alert (
    id                varchar(32)  primary key,
    subscription_id   bigint       not null,
    subscription_name varchar(100) not null,
    owner             varchar(63)  not null,
    document_id       varchar(32)  not null,
    title             varchar,
    severity          varchar(10),
    categories        varchar(300) not null,
    matched_values    varchar      not null,
    excerpt           varchar(300) not null,
    raised_at         timestamp(6) with time zone not null
);
create index alert_owner on alert (owner, raised_at);

-- What a subscription has been told: newness is this key, not timing.
create table alert_news (
    subscription_id bigint       not null,
    cluster         varchar(32)  not null,
    matched_value   varchar(400) not null,
    alert_id        varchar(32)  not null,
    primary key (subscription_id, cluster, matched_value)
);

-- The outbox. due_at is also the end of a lease: a delivery that was taken and not reported comes due again.
create table delivery (
    id           bigint generated always as identity primary key,
    alert_id     varchar(32) not null references alert (id) on delete cascade,
    channel_id   bigint      not null references subscription_channel (id) on delete cascade,
    state        smallint    not null,
    due_at       timestamp(6) with time zone not null,
    attempts     integer     not null,
    fence        bigint      not null,
    last_failure varchar(500),
    delivered_at timestamp(6) with time zone,
    unique (alert_id, channel_id)
);
create index delivery_due on delivery (state, due_at);
