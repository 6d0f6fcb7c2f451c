-- Why each value is news: lines of value, asset, its type and value, rule, confidence and place, with tabs between. Empty in
-- alerts from before it was kept.
alter table alert add column why varchar default '' not null;
