-- What is wrong with sources now, and what operators were told of it. A complaint that ended stays until they were told so.
create table health_complaint (
    source  varchar(63) not null,
    kind    varchar(40) not null,
    -- What of the source: a canary's address, a host; empty for the whole of it.
    about   varchar(2048) not null,
    detail  varchar(500) not null,
    grave   boolean not null,
    since   timestamp(6) with time zone not null,
    -- When it was over; null while it lasts.
    over_at timestamp(6) with time zone,
    -- When operators were told of it last; null if they were not yet.
    told_at timestamp(6) with time zone,
    primary key (source, kind, about)
);

-- Its one row says when operators may be told again: the processes that share it take turns by it.
create table health_desk (
    id      int primary key,
    next_at timestamp(6) with time zone not null
);
insert into health_desk (id, next_at) values (1, timestamp with time zone '1970-01-01 00:00:00+00:00');
