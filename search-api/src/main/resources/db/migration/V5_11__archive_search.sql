-- For which assets what was collected before is searched, or cleaned, and how far.
create table archive_search (
    asset_id     bigint primary key,
    run          bigint not null,
    adding       boolean not null,
    place        varchar,
    found        bigint not null,
    due_at       timestamp(6) with time zone not null,
    done_at      timestamp(6) with time zone,
    worker       varchar(40),
    leased_until timestamp(6) with time zone
);
