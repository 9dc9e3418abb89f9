-- Who did and saw what. Written with the act, chained a moment later, never changed.
create table audit_entry (
    entry_id   uuid primary key,
    at         timestamptz not null,
    actor_kind text        not null check (actor_kind in ('staff', 'key', 'system')),
    actor_id   text        not null,
    act        text        not null,
    subject    text        not null,
    details    jsonb       not null,
    mac        bytea       not null
);
create index on audit_entry (at desc, entry_id desc);
create index on audit_entry (actor_id, at desc, entry_id desc);
create index on audit_entry (act, at desc, entry_id desc);
create index on audit_entry (subject, at desc, entry_id desc);

create table audit_chain (
    number   bigint primary key,
    entry_id uuid   not null unique references audit_entry,
    hash     bytea  not null
);

-- Entries that are not chained yet, in the order in which they were written.
create table audit_waiting (
    seq      bigint generated always as identity primary key,
    entry_id uuid not null unique references audit_entry
);

create function audit_stays() returns trigger language plpgsql as $$
begin
    raise exception 'the audit is only ever added to';
end
$$;

create trigger audit_entry_stays before update or delete on audit_entry
    for each row execute function audit_stays();
create trigger audit_entry_is_not_emptied before truncate on audit_entry
    for each statement execute function audit_stays();
create trigger audit_chain_stays before update or delete on audit_chain
    for each row execute function audit_stays();
create trigger audit_chain_is_not_emptied before truncate on audit_chain
    for each statement execute function audit_stays();
