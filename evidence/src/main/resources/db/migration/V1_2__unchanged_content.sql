-- Of a revisit (content that was seen again): the capture that has the body. Part of the row's hash, see andon.evidence.LogEntry.
alter table capture_log add column body_seq bigint;
