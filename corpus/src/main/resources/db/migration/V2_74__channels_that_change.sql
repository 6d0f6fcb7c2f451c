-- How a MISP instance is to take events: TLP label, distribution and state, with blanks between; empty for other kinds.
alter table subscription_channel add column options varchar(100) default '' not null;

-- A removed channel stays for what was delivered by it; its keys go. What was still waiting is cancelled (delivery state 4).
alter table subscription_channel add column removed_at timestamp(6) with time zone;
