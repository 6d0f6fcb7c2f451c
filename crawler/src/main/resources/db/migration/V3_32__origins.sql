-- Where a source came from: 'file', 'hand' (API, console, command) or 'candidate'. A sources file takes away only what a
-- file brought.
alter table crawl_source add column origin varchar(9) default 'file' not null;
update crawl_source set origin = 'hand'
    where exists (select 1 from crawl_source_version v
        where v.id = crawl_source.id and v.version = 1 and v.changed_by <> 'andon');
update crawl_source set origin = 'candidate'
    where exists (select 1 from candidate_decision d where d.source = crawl_source.id and d.decision = 'accepted');

-- Who put a host under quarantine, and in which words; both empty if Andon did.
alter table crawl_quarantine add column by_name varchar(100) default '' not null;
alter table crawl_quarantine add column note varchar(500) default '' not null;
