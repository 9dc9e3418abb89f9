-- What the desk shows of a case: the newest record of it in the topic cases.
create table case_state (
    case_id       text primary key,
    status        text        not null check (status in ('open', 'merged', 'closed')),
    -- the case that took its reports
    merged_into   text,
    -- of the record; among cases the lesser one was true earlier
    version       bigint      not null,
    -- of the record in its partition, which has all records of the case, to tell news from repeats
    seen_offset   bigint      not null,
    seen_at       timestamptz not null,
    -- the record itself (Avro, single-object encoding); null: the case does not stand
    state         bytea,
    -- what lists are made of and searched by
    severity      text        not null default 'UNKNOWN',
    certainty     text        not null default 'UNKNOWN',
    counties      text[]      not null default '{}',
    reports       int         not null default 0,
    charities     int         not null default 0,
    last_incident timestamptz,
    last_received timestamptz,
    check ((status = 'open') = (state is not null)),
    check ((status = 'merged') = (merged_into is not null))
);
create index case_newest on case_state (last_received desc, case_id) where status = 'open';
create index case_severity on case_state (severity, last_received desc, case_id) where status = 'open';

-- The contracts that states were written with, by their fingerprints: what was written before an upgrade is read after it.
create table case_schema (
    fingerprint bigint primary key,
    contract    text not null
);

-- Which case lists a report.
create table case_report (
    report_id  text primary key,
    case_id    text   not null references case_state,
    -- of the record that said so: an older one does not take it back
    version    bigint not null,
    partner_id text   not null
);
create index case_report_of_case on case_report (case_id);

-- What a case is found by: keyed hashes of its identifiers, and where its incidents were.
create table case_key (
    key     text not null,
    case_id text not null references case_state,
    primary key (key, case_id)
);
create index case_key_of_case on case_key (case_id);
create table case_district (
    outward_code text not null,
    case_id      text not null references case_state,
    primary key (outward_code, case_id)
);
create index case_district_of_case on case_district (case_id);

-- What became of a case through its records, for its change log.
create table case_change (
    change_id bigint generated always as identity primary key,
    case_id   text        not null,
    change    text        not null check (change in ('opened', 'gathered', 'changed', 'merged', 'closed')),
    -- the other case of 'gathered' and 'merged'
    other     text,
    -- how many reports came and went
    added     int         not null default 0,
    removed   int         not null default 0,
    at        timestamptz not null
);
create index case_change_of_case on case_change (case_id, change_id desc);

-- From the topic reports: whose a report is, and its narrative as intake sealed it. Nothing else that is sealed is kept
-- here, because nothing else is ever opened here.
create table report_original (
    report_id   text primary key,
    partner_id  text        not null,
    reference   text        not null,
    wrapped_key bytea,
    narrative   bytea,
    seen_offset bigint      not null,
    seen_at     timestamptz not null,
    check ((wrapped_key is null) = (narrative is null))
);
create index report_reference on report_original (reference);

-- A reviewer's word on two reports: never changed, the newest of a pair counts. Also the outbox of link-decisions.
create table link_decision (
    decision_id  bigint generated always as identity primary key,
    left_report  text        not null,
    right_report text        not null,
    verdict      text        not null check (verdict in ('same', 'not_same', 'none')),
    -- a code of the desk's vocabulary
    reason       text        not null,
    -- on whose page it was decided
    case_id      text        not null,
    actor_kind   text        not null,
    actor_id     text        not null,
    decided_at   timestamptz not null,
    published_at timestamptz,
    check (left_report < right_report)
);
create index link_decision_left on link_decision (left_report, right_report, decision_id desc);
create index link_decision_right on link_decision (right_report);
create index link_decision_unpublished on link_decision (decision_id) where published_at is null;

-- What the desk asks the charity that sent a report, and what it answers.
create table question (
    question_id   uuid primary key,
    number        bigint generated always as identity unique,
    report_id     text        not null,
    partner_id    text        not null,
    words         text        not null,
    actor_kind    text        not null,
    actor_id      text        not null,
    asked_at      timestamptz not null,
    answer        text,
    -- which of the charity's keys
    answered_with text,
    answered_at   timestamptz,
    check ((answer is null) = (answered_at is null) and (answer is null) = (answered_with is null))
);
create index question_of_report on question (report_id);
create index question_of_partner on question (partner_id, number desc);
