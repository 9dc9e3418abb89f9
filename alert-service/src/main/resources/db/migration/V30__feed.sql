-- What each report allows, as the topic reports has it. A report that is not here allows nothing.
create table report_consent (
    report_id         text primary key,
    partner_id        text        not null,
    -- whether other charities may see it
    partner_charities boolean     not null,
    withdrawn         boolean     not null,
    -- the newest of its records that was handled
    seen_offset       bigint      not null,
    seen_at           timestamptz not null
);

-- A warning as the feed for partners shows it: its last revision, and to whom.
create table feed_warning (
    warning_id uuid primary key,
    revision   int         not null,
    -- the reports it rests on, whose consents decide
    report_ids text[]      not null,
    -- whether that revision took it back
    ended      boolean     not null,
    -- who may see it: '*' every partner, a partnerId that one alone, null nobody
    open_to    text,
    -- grows whenever it is shown again to those who had been told to forget it
    showing    int         not null default 1,
    -- when what partners see of it changed last
    updated_at timestamptz not null
);
create index feed_warning_newest on feed_warning (updated_at desc, warning_id desc);
create index feed_warning_of_report on feed_warning using gin (report_ids);

-- What was handed to which partner, and how: who has been told is told when it is taken back.
create table feed_transfer (
    partner_id text        not null,
    warning_id uuid        not null,
    revision   int         not null,
    way        text        not null check (way in ('feed', 'document', 'webhook')),
    first_at   timestamptz not null,
    primary key (partner_id, warning_id, revision, way)
);

create index feed_transfer_of_warning on feed_transfer (warning_id);

-- Readings of one subject by one key, an hour together: a feed is polled, and the audit is for people.
create table feed_reading (
    hour       timestamptz not null,
    partner_id text        not null,
    key_id     text        not null,
    subject    text        not null,
    primary key (hour, partner_id, key_id, subject)
);

-- Where a partner wants to be told.
create table webhook (
    webhook_id      uuid primary key,
    partner_id      text        not null,
    url             text        not null,
    state           text        not null check (state in ('active', 'disabled')),
    -- why it is disabled
    reason          text,
    -- sealed; the previous one signs beside it until then
    secret          bytea       not null,
    previous_secret bytea,
    previous_until  timestamptz,
    created_at      timestamptz not null,
    -- since when nothing was taken there, and how many tries in a row failed; null and 0: the last one was taken
    failing_since   timestamptz,
    failures        int         not null default 0,
    -- how many answers in a row were 410 Gone
    gone            int         not null default 0,
    -- nothing is tried before
    paused_until    timestamptz,
    -- the replica that sends to it now, until when at most
    lease           uuid,
    leased_until    timestamptz,
    check ((state = 'disabled') = (reason is not null))
);
create index webhook_of_partner on webhook (partner_id, created_at, webhook_id);

-- What is to be told there and what became of it: the outbox.
create table webhook_delivery (
    -- the webhook-id of the message, the same at every try
    message_id   uuid primary key,
    seq          bigint generated always as identity unique,
    webhook_id   uuid        not null references webhook on delete cascade,
    type         text        not null,
    -- null: a ping
    warning_id   uuid,
    revision     int,
    state        text        not null check (state in ('pending', 'delivered', 'parked', 'withheld')),
    attempts     int         not null default 0,
    -- when it was put in, or put in again by a replay: its time to live counts from here
    queued_at    timestamptz not null,
    next_at      timestamptz not null,
    tried_at     timestamptz,
    -- what came of the last try: a word, and the status when there was an answer
    outcome      text,
    status       int,
    check ((warning_id is null) = (revision is null))
);
create index webhook_delivery_due on webhook_delivery (webhook_id, next_at) where state = 'pending';
create index webhook_delivery_newest on webhook_delivery (webhook_id, seq desc);
create index webhook_delivery_of_warning on webhook_delivery (webhook_id, warning_id, seq) where state = 'pending';
create index webhook_delivery_age on webhook_delivery (queued_at) where state <> 'pending';
create index webhook_delivery_open on webhook_delivery (state, queued_at) where state in ('pending', 'parked');
