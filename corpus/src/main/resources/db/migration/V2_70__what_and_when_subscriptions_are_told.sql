-- What a subscription narrows its query to: words, one a line; empty is all.
alter table subscription add column categories varchar(400) default '' not null;
alter table subscription add column languages varchar(400) default '' not null;
alter table subscription add column sources varchar(4000) default '' not null;
alter table subscription add column kinds varchar(100) default '' not null;

-- When it is told, by the clocks of its time zone. Times of day are HH:MM, days are 1 (Monday) to 7.
alter table subscription add column cadence varchar(10) default 'at-once' not null;
alter table subscription add column digest_at varchar(5);
alter table subscription add column digest_day smallint;
alter table subscription add column time_zone varchar(50) default 'UTC' not null;
alter table subscription add column quiet_from varchar(5);
alter table subscription add column quiet_to varchar(5);
alter table subscription add column muted_until timestamp(6) with time zone;
alter table subscription add column urgent_from varchar(10);
alter table subscription add column reader_language varchar(2) default 'en' not null;

-- What was held back goes out with others in one message. The leader (its own id stands there) carries the lease, the
-- attempts and the outcome; those that go with it have state 3 until it is delivered. Which they are never changes again.
alter table delivery add column held boolean default false not null;
alter table delivery add column leader bigint;
create index delivery_leader on delivery (leader);
create index delivery_channel on delivery (channel_id, state);
