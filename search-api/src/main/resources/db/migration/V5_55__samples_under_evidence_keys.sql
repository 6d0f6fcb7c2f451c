-- A sample's own key, wrapped with the evidence's key seal_key (andon.searchapi.samples.SealedSamples); null where the sample is
-- sealed with a key for samples of that name (SampleKeys), as all were before and are while evidence lies in the clear.
alter table sample add column wrapped_key bytea;
create index sample_seal on sample (seal_key);
