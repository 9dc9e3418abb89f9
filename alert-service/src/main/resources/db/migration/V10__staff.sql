-- Members of staff: who they are, what they may do, how they prove it.
create table staff_member (
    member_id    uuid primary key,
    name         text not null check (length(name) between 1 and 100),
    -- of local accounts, in small letters; null: signs in with the provider
    login        text unique check (login = lower(login)),
    issuer       text,
    subject      text,
    roles        text[] not null check (roles <@ array['reviewer', 'lead', 'admin', 'auditor']),
    state        text not null check (state in ('invited', 'active', 'disabled')),
    -- Argon2id, with its parameters
    password     text,
    -- the second step's secret, sealed: a data key wrapped with the operator's keyset, and what that key sealed
    totp_key     bytea,
    totp_secret  bytea,
    -- the last step whose code was used; an earlier one, or the same, is a replay
    totp_step    bigint,
    -- a secret that was shown and not yet confirmed by a code
    next_key     bytea,
    next_secret  bytea,
    created_at   timestamptz not null,
    changed_at   timestamptz not null,
    signed_in_at timestamptz,
    unique (issuer, subject),
    check ((login is null) <> (subject is null)),
    check ((issuer is null) = (subject is null))
);

-- Each is good once, when the telephone is lost.
create table staff_recovery (
    member_id uuid  not null references staff_member,
    code_hash bytea not null,
    primary key (member_id, code_hash)
);

create table staff_invitation (
    token_hash bytea primary key,
    member_id  uuid        not null references staff_member,
    expires_at timestamptz not null
);
create index on staff_invitation (member_id);

create table staff_session (
    session_id uuid primary key,
    -- SHA-256 of what the cookie holds
    id_hash    bytea       not null unique,
    member_id  uuid        not null references staff_member,
    -- what has been proved: the password only, the password of somebody without a second step, or all
    stage      text        not null check (stage in ('password', 'enrolling', 'full')),
    -- wrong codes at the second step
    wrong      int         not null default 0,
    browser    text        not null,
    created_at timestamptz not null,
    used_at    timestamptz not null
);
create index on staff_session (member_id);
create index on staff_session (used_at);

-- Tries to sign in, by keyed hash of the name that was typed, whether there is one or not, and of the network.
create table staff_attempt (
    subject       bytea primary key,
    tries         int         not null,
    last_at       timestamptz not null,
    blocked_until timestamptz
);
