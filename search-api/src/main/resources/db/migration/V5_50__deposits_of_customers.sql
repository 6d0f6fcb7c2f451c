-- Whose member handed it in; null for the provider's own people.
alter table deposit add column owner varchar(63);
create index deposit_owner on deposit (owner, handed_at);
