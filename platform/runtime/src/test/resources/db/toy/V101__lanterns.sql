create table lantern_board (
  key      text primary key,
  row      jsonb  not null,
  position bigint not null
);
grant select, insert, update, delete on lantern_board to ${appRole};
grant select on lantern_board to ${auditRole};
