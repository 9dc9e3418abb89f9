-- Each row is written twice within seconds; room on the page keeps the second out of the indexes. Their age is asked for by
-- the cleaning alone, and rows lie in the order of time: ranges of pages say enough.
alter table provider_message set (fillfactor = 70);
drop index provider_message_age;
create index provider_message_age on provider_message using brin (noted_at);
