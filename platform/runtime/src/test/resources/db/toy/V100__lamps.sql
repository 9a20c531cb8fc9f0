create table lamp_board (
  key      text primary key,
  row      jsonb  not null,
  position bigint not null,
  state    text generated always as (row ->> 'state') stored
);
grant select, insert, update, delete on lamp_board to ${appRole};
grant select on lamp_board to ${auditRole};
