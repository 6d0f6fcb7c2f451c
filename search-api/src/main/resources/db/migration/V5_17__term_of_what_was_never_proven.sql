-- Until when what was confirmed before domains were proven goes on without a proof.
alter table asset_proof add column prove_by timestamp(6) with time zone;
