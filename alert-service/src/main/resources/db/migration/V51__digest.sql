-- Warnings that somebody is told of together with others. When they were told, and when a warning is over, the rows go.
create table digest_item (
    recipient_id uuid        not null references recipient on delete cascade,
    warning_id   uuid        not null references warning,
    -- whether they chose so, or had been told enough that day
    chosen       boolean     not null,
    added_at     timestamptz not null,
    primary key (recipient_id, warning_id)
);
create index digest_item_age on digest_item (added_at);
