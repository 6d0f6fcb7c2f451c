-- Grows with every change of any source: other processes see by it, cheaply, that they must look. Its row is also the lock that
-- puts changes in an order.
create table crawl_source_change (
    id int primary key,
    n  bigint not null
);
insert into crawl_source_change (id, n) values (1, 1);

-- Who made a version: a user's name, or the command that did.
alter table crawl_source_version add column changed_by varchar(200) default 'andon' not null;
