-- What the topic cases has said of each case id.
create table case_file (
    case_id     text primary key,
    -- the case that has its reports now; null: it stands by itself
    merged_into text,
    -- whether its own record said so, or only the other case's
    merge_read  boolean     not null default false,
    -- the newest of its records that was handled; -1: none yet
    seen_offset bigint      not null default -1,
    seen_at     timestamptz not null
);

-- A warning through all its revisions.
create table warning (
    warning_id   uuid primary key,
    -- the order in which they are listed
    number       bigint generated always as identity unique,
    case_id      text        not null,
    state        text        not null check (state in ('drafted', 'issued', 'withdrawn', 'absorbed')),
    -- the warning that goes on for both cases
    absorbed_by  uuid references warning,
    -- what it would say now (WarningContent), and how often that changed
    proposed     jsonb       not null,
    version      int         not null default 1,
    -- the last revision that was issued; 0: none
    revision     int         not null default 0,
    -- every outward code in which people were told, and every report it rested on, by whatever revision
    covered      text[]      not null default '{}',
    rested_on    text[]      not null default '{}',
    -- why a person must look at it; null: nobody must
    needs_review text,
    created_at   timestamptz not null,
    changed_at   timestamptz not null,
    check ((state = 'absorbed') = (absorbed_by is not null))
);
-- A case never has two warnings.
create unique index warning_of_case on warning (case_id) where state <> 'absorbed';
create index warning_absorbed on warning (absorbed_by) where absorbed_by is not null;

-- What was said: never changed once issued. Also the outbox of the topic warnings.
create table warning_message (
    warning_id   uuid        not null references warning,
    revision     int         not null check (revision > 0),
    case_id      text        not null,
    msg_type     text        not null,
    sent         timestamptz not null,
    expires      timestamptz not null,
    content      jsonb       not null,
    published_at timestamptz,
    primary key (warning_id, revision)
);
create index warning_message_unpublished on warning_message (sent, warning_id, revision) where published_at is null;

create table recipient (
    recipient_id uuid primary key,
    language     text        not null,
    text_choice  text        not null check (text_choice in ('full', 'discreet')),
    sms          text,
    email        text,
    changed_at   timestamptz not null,
    check (sms is not null or email is not null)
);

-- A page of an area's recipients is read from an index alone: of a small area by its codes, of a large one by walking
-- along the recipients.
create table recipient_area (
    outward_code text not null,
    recipient_id uuid not null references recipient on delete cascade,
    primary key (outward_code, recipient_id)
);
create unique index recipient_area_of_recipient on recipient_area (recipient_id, outward_code);

-- One message to one person on one channel: written before it is sent, and what became of it.
create table delivery (
    dispatch_id  uuid primary key,
    warning_id   uuid        not null,
    -- of the dispatch that was handled, to tell a repeat of it from a later revision's
    revision     int         not null,
    recipient_id uuid        not null,
    channel      text        not null check (channel in ('sms', 'email')),
    -- attempting: being sent, or in doubt after a crash; waiting: certainly not sent, will be tried again
    state        text        not null check (state in
        ('attempting', 'waiting', 'submitted', 'delivered', 'failed', 'expired', 'suppressed')),
    -- whether it is sent again when in doubt
    resend       boolean     not null,
    -- refusals that concern this message alone; an absent provider does not count
    refusals     int         not null default 0,
    attempted_at timestamptz not null,
    provider     text,
    reason       text,
    segments     int         not null default 0,
    submitted_at timestamptz,
    final_at     timestamptz
-- Each row is written two or three times within seconds; room on the page keeps that out of the indexes.
) with (fillfactor = 70);
-- Whether a person was told of a case already, under another of its warnings.
create index delivery_of_recipient on delivery (recipient_id, warning_id);

-- Where a provider's name of a message and its receipt meet, whichever comes first.
create table provider_message (
    provider    text        not null,
    message_id  text        not null,
    -- null: the receipt came before the answer to the submit
    dispatch_id uuid,
    -- null: no receipt yet
    receipt     text check (receipt in ('delivered', 'failed')),
    reason      text,
    noted_at    timestamptz not null,
    primary key (provider, message_id)
);
create index provider_message_age on provider_message (noted_at);

-- Counted as it happens: counting rows of a large fan-out while it runs would slow the fan-out.
create table outcome_count (
    warning_id uuid   not null,
    channel    text   not null,
    outcome    text   not null check (outcome in ('submitted', 'delivered', 'failed', 'expired', 'suppressed')),
    messages   bigint not null,
    primary key (warning_id, channel, outcome)
);
