-- Candidates are counted in one place now, with the results' batches: a page is known by its address, not by its row in the
-- frontier. What was counted before is counted anew as its pages are seen again.
drop table candidate_link;
create table candidate_link (
    host varchar(62) not null,
    -- The first 64 bits of the SHA-256 of the page's address.
    page bigint not null,
    primary key (host, page)
);
update candidate_host set links = 0;
update candidate_context set page_key = substring(page_key from 1 for 16);
alter table candidate_host drop column via;
create index candidate_host_source on candidate_host (source);
create index candidate_host_links on candidate_host (links, host);
