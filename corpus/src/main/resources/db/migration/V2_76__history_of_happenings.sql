-- What happened to documents that mention an asset, whoever wanted to hear of it: for what a subscription would have told. Owner is ''
-- where it concerns all whose assets are mentioned, state what it came to: the value, the offer's digest, the capture's number.
create table happening (
    document_id varchar(32)  not null,
    owner       varchar(63)  not null,
    event       varchar(20)  not null,
    state       varchar(400) not null,
    detail      varchar(300) not null,
    happened_at timestamp(6) with time zone not null,
    primary key (document_id, owner, event, state)
);
create index happening_at on happening (happened_at);

-- From when on that is noted.
create table happening_log (
    since timestamp(6) with time zone not null
);
insert into happening_log (since) values (current_timestamp);
