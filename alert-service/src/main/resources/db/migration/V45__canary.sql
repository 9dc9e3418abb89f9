-- The test messages of each lane and provider, and when the last of them came back.
create table canary (
    lane        text        not null,
    provider    text        not null,
    -- the last one that was sent; another one is sent when its time has come
    dispatch_id uuid        not null,
    sent_at     timestamptz not null,
    -- when the first one was sent
    began_at    timestamptz not null,
    -- when one was last known to have arrived; null: none yet
    arrived_at  timestamptz,
    primary key (lane, provider)
);
