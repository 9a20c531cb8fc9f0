-- How far each speaker was heard of each key: positions of a journal only grow.
create table heard_sequence (
  source   text   not null,
  chain    text   not null,
  sequence bigint not null,
  constraint heard_sequence_key primary key (source, chain)
);
grant select, insert, update on heard_sequence to ${appRole};
grant select on heard_sequence to ${auditRole};
