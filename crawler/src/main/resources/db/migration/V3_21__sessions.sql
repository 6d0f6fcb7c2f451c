-- Sessions are encrypted from here on; those in the clear are forgotten, and sources sign in anew.
delete from crawl_cookies;

-- When each source was signed in to, to bound it.
create table crawl_login (
    source varchar(63) not null,
    at     timestamp(6) with time zone not null
);
create index crawl_login_source on crawl_login (source, at);
