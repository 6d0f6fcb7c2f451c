-- How many documents each capture held when it was read: a site that changes its markup shows as pages that hold less.
create table page_reading (
    capture_seq bigint primary key,
    source      varchar(63) not null,
    -- The first 64 bits of the SHA-256 of the address without its host: a mirror's page is the same page.
    page_key    bigint not null,
    captured_at timestamp(6) with time zone not null,
    -- Documents that are finer than the page, and documents that were new.
    pieces      integer not null,
    fresh       integer not null
);
create index page_reading_source on page_reading (source, capture_seq);
create index page_reading_page on page_reading (source, page_key, capture_seq);
create index page_reading_time on page_reading (source, captured_at, fresh);
