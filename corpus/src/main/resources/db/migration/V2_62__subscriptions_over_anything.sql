-- What analysts subscribe to (owner '*') is kept in memory by those who index, and read again when this number has changed.
insert into corpus_counter (name, number) values ('analyst_subscription_revision', 0);

-- Up to which capture everything was read when the subscription was made: versions of documents from before are no news to it,
-- whenever they are read again. 0 in subscriptions from before it was kept.
alter table subscription add column since_seq bigint default 0 not null;
