-- What a queue is narrowed down by: without these a filter that few or no rows pass would read every warning there ever was.
create index warning_queue_severity on warning (severity, rank desc, waiting_since, warning_id) where attention is not null;
create index warning_queue_attention on warning (attention, rank desc, waiting_since, warning_id) where attention is not null;
create index warning_queue_taken on warning (taken_by, rank desc, waiting_since, warning_id) where attention is not null;
create index warning_queue_county on warning using gin (counties) where attention is not null;
