-- What the desk knows of a warning beside what it says.
alter table warning drop constraint warning_state_check;
alter table warning
    add constraint warning_state_check check (state in
        ('drafted', 'issued', 'withdrawn', 'absorbed', 'rejected', 'ended')),
    -- how an issued one ended
    add column ended_as        text check (ended_as in ('cancelled', 'all_clear', 'expired')),
    -- why a reviewer said no, a code
    add column rejected_for    text,
    -- what its case knows now (CaseFacts), to compose from; null: nothing is left of it
    add column facts           jsonb,
    -- what a reviewer chose to say (Composition); null: what the policy chose
    add column composition     jsonb,
    -- who chose it: kind/id of the actor; null: the policy
    add column composed_by     text,
    -- what approving would issue
    add column next_kind       text        not null default 'alert'
        check (next_kind in ('alert', 'update', 'cancel', 'all_clear')),
    -- the last revision that told what holds: an alert or an update
    add column said            int         not null default 0,
    -- every outward code to which that went
    add column heard           text[]      not null default '{}',
    -- messages of lesser revisions are not sent any more
    add column sends_from      int         not null default 1,
    -- the version that a person has decided not to tell of
    add column dismissed       int         not null default 0,
    -- when the last revision expires, and whether a person has said to let it
    add column expires_at      timestamptz,
    add column expiry_reviewed boolean     not null default false,
    -- why somebody is to look at it, how pressing that is (greater is more), since when, and until when
    add column attention       text check (attention in ('report_withdrawn', 'case_closed', 'no_longer_warranted',
        'second_approval', 'draft', 'update', 'expiring')),
    add column rank            int         not null default 0,
    add column waiting_since   timestamptz,
    add column due_at          timestamptz,
    -- the member of staff who works on it
    add column taken_by        uuid,
    add column taken_at        timestamptz,
    -- of what it would say now, for lists
    add column severity        text        not null default 'UNKNOWN',
    add column certainty       text        not null default 'UNKNOWN',
    add column urgency         text        not null default 'UNKNOWN',
    add column counties        text[]      not null default '{}',
    add column headline        text        not null default '',
    add column reports         int         not null default 0,
    add column charities       int         not null default 0,
    add constraint warning_ended check ((state = 'ended') = (ended_as is not null)),
    add constraint warning_waits check ((attention is null) = (waiting_since is null)),
    add constraint warning_taken check ((taken_by is null) = (taken_at is null));

update warning set
    said = revision,
    heard = covered,
    severity = coalesce(proposed ->> 'severity', 'UNKNOWN'),
    certainty = coalesce(proposed ->> 'certainty', 'UNKNOWN'),
    urgency = coalesce(proposed ->> 'urgency', 'UNKNOWN'),
    headline = coalesce(proposed -> 'texts' -> 0 ->> 'headline', ''),
    reports = jsonb_array_length(proposed -> 'reportIds'),
    charities = 1,
    expires_at = (select max(m.expires) from warning_message m where m.warning_id = warning.warning_id),
    attention = case
        when state = 'drafted' then 'draft'
        when state = 'issued' then needs_review end,
    waiting_since = case when state = 'drafted' or state = 'issued' and needs_review is not null then changed_at end,
    due_at = case when state = 'drafted' or state = 'issued' and needs_review is not null then changed_at end,
    rank = case when state = 'issued' and needs_review is not null then 30000 when state = 'drafted' then 10000 else 0 end;

-- A case never has two warnings that go on; what has ended is history, and a case that grows after it is warned of anew.
drop index warning_of_case;
create unique index warning_of_case on warning (case_id) where state not in ('absorbed', 'ended');
create index warning_past on warning (case_id) where state = 'ended';

-- The queue, by keys: the most pressing first, of those the longest waiting.
create index warning_queue on warning (rank desc, waiting_since, warning_id) where attention is not null;
create index warning_expiry on warning (expires_at) where state = 'issued';

-- Whoever shows the desk learns of every change, when it is committed.
create function notify_desk() returns trigger language plpgsql as $$
begin
    perform pg_notify('desk', new.warning_id::text);
    return null;
end $$;
create trigger warning_changed after insert or update on warning for each row execute function notify_desk();

-- Who said yes to exactly what. A version that is not the warning's any more counts for nothing.
create table warning_approval (
    warning_id  uuid        not null references warning,
    version     int         not null,
    -- one person, or the keys of one organisation together: nobody counts twice
    approver    text        not null,
    actor_kind  text        not null,
    actor_id    text        not null,
    -- SHA-256 of what they saw, which is what is sent
    digest      text        not null,
    approved_at timestamptz not null,
    primary key (warning_id, version, approver)
);

-- How an organisation wants its warnings made; the greatest version holds, the others are its history.
create table desk_settings (
    organisation text        not null,
    version      int         not null check (version > 0),
    settings     jsonb       not null,
    changed_by   text        not null,
    changed_at   timestamptz not null,
    primary key (organisation, version)
);

-- An organisation's own words around the facts; the greatest version of each place holds.
create table warning_template (
    organisation text        not null,
    kind         text        not null check (kind in ('alert', 'update', 'cancel', 'all_clear')),
    -- 'any', or a severity
    severity     text        not null,
    language     text        not null,
    version      int         not null check (version > 0),
    -- empty: the suite's own words
    headline     text        not null,
    lead_in      text        not null,
    ending       text        not null,
    changed_by   text        not null,
    changed_at   timestamptz not null,
    primary key (organisation, kind, severity, language, version)
);

-- An update or a cancellation goes to whoever was told: they are read by warning, in order of the person.
create index delivery_of_warning on delivery (warning_id, recipient_id, channel);
-- Where the person is, as far as the warning reaches them there: a county; empty: not known
alter table delivery add column area text not null default '';

-- By revision, reason and area, so that the desk sees who is not reached, and why.
alter table outcome_count
    add column revision int  not null default 1,
    add column reason   text not null default '',
    add column area     text not null default '';
alter table outcome_count drop constraint outcome_count_pkey;
alter table outcome_count add primary key (warning_id, revision, channel, outcome, reason, area);
