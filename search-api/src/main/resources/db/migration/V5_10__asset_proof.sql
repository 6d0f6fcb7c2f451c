-- How an asset was shown to be its owner's; assets confirmed before have no row.
create table asset_proof (
    asset_id      bigint primary key,
    token         varchar(64) not null,
    stage         varchar(10) not null,
    method        varchar(10),
    result        varchar(500) not null,
    begun_at      timestamp(6) with time zone not null,
    proven_at     timestamp(6) with time zone,
    looked_at     timestamp(6) with time zone,
    failing_since timestamp(6) with time zone,
    failures      integer not null
);
create index asset_proof_looked on asset_proof (stage, looked_at);
