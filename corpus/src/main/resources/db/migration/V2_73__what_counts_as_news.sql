-- Which kinds of news a subscription wants, one a line; empty is the usual ones.
alter table subscription add column news varchar(100) default '' not null;
alter table alert add column event varchar(20) default 'new-document' not null;
alter table alert add column detail varchar(300) default '' not null;

-- Documents that mention an asset: on which page they stand, what they offer, as the newest capture said, and when it was gone.
create table watched_document (
    document_id varchar(32)  primary key,
    page        varchar(64)  not null,
    price       varchar(60),
    stock       varchar(100),
    ends_at     timestamp(6) with time zone,
    seen_seq    bigint       not null,
    gone_seq    bigint
);
create index watched_document_page on watched_document (page);

-- What happened to a document and was told; newness is this key, as it is of values. State is what it came to.
create table alert_event (
    subscription_id bigint      not null,
    document_id     varchar(32) not null,
    event           varchar(20) not null,
    state           varchar(64) not null,
    alert_id        varchar(32) not null,
    primary key (subscription_id, document_id, event, state)
);
