-- What a key may do of what its user may, and when it was used last (to the minute).
alter table api_key add column scope varchar(10) default 'full' not null;
alter table api_key add column last_used_at timestamp(6) with time zone;
