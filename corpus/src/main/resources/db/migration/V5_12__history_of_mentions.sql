-- Found in what was collected before the asset was confirmed: history, of which no alert is raised.
alter table mention add column history boolean default false not null;
create index mention_asset on mention (asset_id, document_id);
