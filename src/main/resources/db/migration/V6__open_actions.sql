-- Action items that are open: those of a person and those that are overdue are found by these, however many there ever
-- were. The item itself is in its incident's `state`. Of drills there are none. One without a date is due at the end of
-- all time.
create table open_action (
  incident_id   varchar(120) not null references incident (id),
  item          int not null,
  visibility    varchar(10) not null,
  owner         varchar(40),
  due_at        bigint not null,
  primary key (incident_id, item)
);
create index open_action_by_owner on open_action (owner, due_at, incident_id, item);
create index open_action_by_due on open_action (visibility, due_at, incident_id, item);
