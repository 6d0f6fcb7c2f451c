-- '' stands for an unknown source, in alerts that were raised before sources were kept.
alter table alert add column source varchar(63) default '' not null;

-- What people made of an alert; without a row it is new.
create table alert_work (
    alert_id   varchar(32)   primary key references alert (id) on delete cascade,
    state      varchar(12)   not null,
    assignee   varchar(100),
    note       varchar(2000) not null,
    changed_by varchar(100)  not null,
    changed_at timestamp(6) with time zone not null
);

-- What a subscription is not told any more: a value in a source ('' in any), because an alert of it was not relevant.
create table alert_suppression (
    id              bigint generated always as identity primary key,
    subscription_id bigint       not null references subscription (id) on delete cascade,
    source          varchar(63)  not null,
    matched_value   varchar(400) not null,
    alert_id        varchar(32)  not null,
    created_by      varchar(100) not null,
    created_at      timestamp(6) with time zone not null,
    unique (subscription_id, source, matched_value)
);
