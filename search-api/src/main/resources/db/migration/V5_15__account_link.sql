-- Which person at which identity provider an account belongs to; one person of a provider for each account.
create table account_link (
    issuer     varchar(500) not null,
    subject    varchar(255) not null,
    account_id bigint not null references account (id),
    linked_at  timestamp(6) with time zone not null,
    primary key (issuer, subject),
    unique (account_id, issuer)
);
