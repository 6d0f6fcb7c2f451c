-- A place says what the first page settled, as long as the query has times.
alter table hunt alter column place set data type varchar;
