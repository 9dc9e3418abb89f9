-- What people who are warned have chosen beside language and wording, and the links by which they come to their page.
alter table recipient
    -- groups of incidents they want to hear of; null: all, those of a later version too
    add kinds        text[],
    -- between these hours of the United Kingdom's clocks routine messages wait
    add quiet_from   time,
    add quiet_to     time,
    -- routine messages once a week
    add digest       boolean not null default false,
    add paused_until timestamptz,
    -- when an address of theirs was last proved by a code; null: an organisation vouches for them
    add verified_at  timestamptz,
    -- when they joined on our pages; null: an organisation uploaded them
    add joined_at    timestamptz,
    -- how their outward codes were chosen, to be shown and changed; all null: the codes are all that is known
    add area_codes   text[],
    add area_county  text,
    add area_place   text,
    add area_km      int,
    -- the how-manieth link of each channel is good, and the digest of its token; null: it was not made yet
    add sms_serial   int not null default 0,
    add email_serial int not null default 0,
    add sms_link     bytea,
    add email_link   bytea,
    add check ((quiet_from is null) = (quiet_to is null));

create unique index recipient_of_sms_link on recipient (sms_link) where sms_link is not null;
create unique index recipient_of_email_link on recipient (email_link) where email_link is not null;

-- Whose address it is. Who joined by themselves is there once; an organisation may upload one address under two ids.
create index recipient_of_sms on recipient (sms) where sms is not null;
create index recipient_of_email on recipient (lower(email)) where email is not null;
create unique index recipient_joined_by_sms on recipient (sms) where joined_at is not null and sms is not null;
create unique index recipient_joined_by_email on recipient (lower(email)) where joined_at is not null and email is not null;

-- Tokens of e-mails that open no page any more. Who unsubscribes with one is still heard.
create table recipient_old_link (
    digest       bytea primary key,
    recipient_id uuid not null references recipient on delete cascade
);
create index on recipient_old_link (recipient_id);

-- Uploaded people who left a channel: an organisation's next upload does not bring it back.
create table recipient_left (
    recipient_id uuid        not null,
    channel      text        not null check (channel in ('sms', 'email')),
    left_at      timestamptz not null,
    primary key (recipient_id, channel)
);

-- An address that somebody is proving to be theirs. The address itself is in their browser's sealed cookie.
create table address_proof (
    attempt      bytea       not null,
    channel      text        not null check (channel in ('sms', 'email')),
    -- keyed hash
    address      bytea       not null,
    -- keyed hash of the code that is good; null: none was sent, of which the page says nothing
    code         bytea,
    wrong        int         not null default 0,
    proven_at    timestamptz,
    -- whom it was used for, so that a form that is posted twice does the same
    recipient_id uuid,
    expires_at   timestamptz not null,
    primary key (attempt, channel)
);
create index on address_proof (expires_at);

-- How often something was asked for within an hour, by keyed hash of who or what.
create table audience_tally (
    subject bytea primary key,
    tries   int         not null,
    since   timestamptz not null
);
create index on audience_tally (since);
