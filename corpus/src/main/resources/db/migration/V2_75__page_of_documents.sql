-- On which page a document was last seen, as a digest without the host, which may be a mirror's. 0 until it is seen again: of such
-- the page on which it was first watched counts.
alter table document add column page bigint default 0 not null;
create index document_page on document (page);
