-- How many are late: few or none as a rule, and without this every warning that waits would be read to learn that.
create index warning_queue_due on warning (due_at) where attention is not null;

-- Open cases of a county, the newest first. Of a large county too many are found to be sorted each time, and by the newest of
-- all cases a small county would be looked for among all. It follows case_state by itself, whoever writes there.
create table case_county (
    county        text        not null,
    severity      text        not null,
    last_received timestamptz not null,
    case_id       text        not null references case_state on delete cascade,
    primary key (county, case_id)
);
create index case_county_newest on case_county (county, last_received desc, case_id desc);
create index case_county_newest_of_severity on case_county (county, severity, last_received desc, case_id desc);
create index case_county_of_case on case_county (case_id);

create function case_county_follows() returns trigger language plpgsql as $$
begin
    delete from case_county where case_id = new.case_id;
    if new.status = 'open' then
        insert into case_county (county, severity, last_received, case_id)
        select distinct county, new.severity, new.last_received, new.case_id from unnest(new.counties) as county;
    end if;
    return null;
end
$$;

create trigger case_county_from_the_first after insert on case_state
    for each row execute function case_county_follows();

create trigger case_county_later after update on case_state
    for each row when ((old.status, old.counties, old.severity, old.last_received)
        is distinct from (new.status, new.counties, new.severity, new.last_received))
    execute function case_county_follows();

insert into case_county (county, severity, last_received, case_id)
select distinct county, severity, last_received, case_id from case_state, unnest(counties) as county where status = 'open';
