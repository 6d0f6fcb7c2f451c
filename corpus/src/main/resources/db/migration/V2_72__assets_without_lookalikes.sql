-- Assets for which nothing is found that only looks or sounds like them.
create table asset_exact (
    asset_id bigint primary key references asset (id) on delete cascade
);
