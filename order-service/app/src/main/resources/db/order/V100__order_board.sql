-- My orders, newest first. Rows come from the fold OrderBoard; columns are only for filters and order.
create table order_board (
    key       text primary key,
    row       jsonb  not null,
    position  bigint not null,
    buyer_id  text   not null generated always as (row ->> 'buyerId') stored,
    seller_id text   not null generated always as (row ->> 'sellerId') stored,
    state     text   not null generated always as (row ->> 'state') stored,
    number    bigint not null generated always as ((row ->> 'number')::bigint) stored
);

create index order_board_of_buyer on order_board (buyer_id, number desc);
create index order_board_of_seller on order_board (seller_id, number desc);
create index order_board_newest on order_board (number desc);

grant select, insert, update, delete on order_board to ${appRole};
grant select on order_board to ${auditRole};
