-- Addresses that were suppressed a moment ago, by keyed hash. The topic is the truth; a row counts only for an instance
-- that has not read the topic as far as its offset.
create table suppression_news (
    fingerprint  text primary key,
    topic_offset bigint      not null,
    noted_at     timestamptz not null
);
create index suppression_news_age on suppression_news (noted_at);

-- Where to reach somebody with a note that belongs to no warning, until it expires.
create table correspondent (
    recipient_id uuid primary key,
    channel      text        not null check (channel in ('sms', 'email')),
    address      text        not null,
    until        timestamptz not null
);
create index correspondent_age on correspondent (until);

-- Which texts were answered, by keyed hash of their phone.
create table inbound_answer (
    text_id     uuid primary key,
    phone       text        not null,
    wish        text        not null,
    answered_at timestamptz not null
);
create index inbound_answer_of_phone on inbound_answer (phone, answered_at);
create index inbound_answer_age on inbound_answer (answered_at);
