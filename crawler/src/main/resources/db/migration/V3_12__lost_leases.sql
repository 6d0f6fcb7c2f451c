-- How often in a row a site's worker was lost before it gave the site back: something on it may kill whoever reads it.
alter table crawl_site add column lost int default 0 not null;
-- How often a page was under way, alone, when its worker was lost, since something was last heard of it.
alter table crawl_page add column deaths int default 0 not null;
