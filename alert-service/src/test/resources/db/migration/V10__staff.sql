create table staff_member (
    member_id uuid primary key,
    name      text   not null,
    roles     text[] not null,
    state     text   not null
);
