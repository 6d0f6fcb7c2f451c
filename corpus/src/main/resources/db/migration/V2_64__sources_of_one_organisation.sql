-- Sources of what an organisation's members hand in: only that organisation's assets are found in them.
create table own_source (
    source varchar(63) primary key,
    owner  varchar(63) not null unique
);
