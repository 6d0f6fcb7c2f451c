-- Documents that the search engine refused for good: too large for it, or not to be held by any. The index lacks them, or has
-- an older version; the evidence has them.
create table index_refusal (
    document_id varchar(32) primary key,
    -- The engine's, without the document's text.
    reason      varchar(200) not null,
    refused_at  timestamp(6) with time zone not null
);
