-- What people look for is found by an index, however many incidents there are.
alter table incident add column is_open boolean default true not null;
update incident set is_open = (status not in ('RESOLVED', 'CLOSED'));
create index incident_by_open on incident (is_open, number);

-- Ids are found whatever their case.
alter table incident add column folded_id varchar(120) default '' not null;
update incident set folded_id = lower(id);
create index incident_by_folded_id on incident (folded_id);

-- Who declared it, or has a role in it now.
create table involved (
  user_id       varchar(40) not null,
  number        bigint not null,
  primary key (user_id, number)
);
create index involved_by_number on involved (number);

-- The words of its title and id, folded; of scripts without spaces a word from each sign on.
create table incident_word (
  word          varchar(40) not null,
  number        bigint not null,
  primary key (word, number)
);

-- What was delivered is swept away after some weeks.
create index delivery_by_ended on delivery (ended_at);
