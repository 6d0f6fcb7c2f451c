-- With which of the evidence's keys a file's own key is wrapped, and that key, wrapped (andon.evidence.EvidenceEnvelopes); null
-- where the file lies in the clear. Its pieces are of the sealed bytes then, which are some more than size_bytes.
alter table request_attachment add column seal_key varchar(16);
alter table request_attachment add column wrapped_key bytea;
create index request_attachment_seal on request_attachment (seal_key);
