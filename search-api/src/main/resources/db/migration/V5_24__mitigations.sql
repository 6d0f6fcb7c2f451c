-- ATT&CK's ids with commas between.
alter table request_countermeasure add column mitigations varchar(100) default '' not null;
