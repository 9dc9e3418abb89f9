-- Reports of members, each sealed with a key that only the link to it gives. Whose it is stands nowhere.
create table member_report (
    -- of the link's token
    digest  bytea       primary key,
    copy    bytea       not null,
    version int         not null default 0,
    sent_at timestamptz not null
);
create index on member_report (sent_at);

-- Addresses that were given up on the pages, until the topic of suppressions has them.
create table suppression_owed (
    fingerprint text        primary key,
    channel     text        not null check (channel in ('sms', 'email')),
    left_at     timestamptz not null
);
