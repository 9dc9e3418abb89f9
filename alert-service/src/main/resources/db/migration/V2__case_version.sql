-- The greatest version of a record that told where the reports of this case are, its own or another case's; 0: none had one.
alter table case_file add column version bigint not null default 0;
