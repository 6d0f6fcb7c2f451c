-- When something that is watched was last found on the page: such pages are never left alone for long, and what they link
-- to goes before what others do.
alter table crawl_page add column hit_at timestamp(6) with time zone;
create index crawl_page_capture on crawl_page (captured_seq);
