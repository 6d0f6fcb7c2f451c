-- One index in the place of two: entries come in the order of their keys, so each goes behind the one before it, and what is asked
-- for is looked up in each of the current versions, which are a few hundred at most.
alter table knowledge_entry rename to knowledge_entry_before;
create table knowledge_entry (
    version_id bigint          not null references knowledge_version (id),
    kind       varchar(16)     not null,
    entry_key  varchar(200)    not null,
    content    varchar(400000) not null,
    constraint knowledge_entry_of_version primary key (version_id, kind, entry_key)
);
insert into knowledge_entry (version_id, kind, entry_key, content)
    select version_id, kind, entry_key, content from knowledge_entry_before;
drop table knowledge_entry_before;
