-- Of a message that is brought in parts: how often a part was tried in vain, and what its receiver last said to it alone. The next
-- attempt tries those that were tried least first; what stays refused becomes a dead letter of its own.
alter table delivery add column refusals integer default 0 not null;
alter table delivery add column refusal varchar(500);
