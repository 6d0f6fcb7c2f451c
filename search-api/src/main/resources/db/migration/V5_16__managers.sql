-- Which customers look after the accounts of their own organisation.
alter table account add column manager boolean default false not null;
