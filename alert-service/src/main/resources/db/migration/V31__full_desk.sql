-- How many are late: few or none as a rule, and without this every warning that waits would be read to learn that.
create index warning_queue_due on warning (due_at) where attention is not null;

-- Cases of a county. The newest first would find few of a small one before it had read them all.
create index case_county on case_state using gin (counties) where status = 'open';
