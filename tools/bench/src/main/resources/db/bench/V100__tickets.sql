create table ticket_board (key text primary key, row jsonb not null, position bigint not null);
grant select, insert, update, delete on ticket_board to ${appRole};
