-- My orders, newest first. Rows come from the fold OrderBoard; columns are only for filters and order.

-- Instants in rows are ISO 8601 with a Z, so that reading one depends on no setting, which PostgreSQL cannot know.
create function order_instant(text) returns timestamptz language sql immutable strict as 'select $1::timestamptz';

create table order_board (
    key       text primary key,
    row       jsonb  not null,
    position  bigint not null,
    buyer_id  text   not null generated always as (row ->> 'buyerId') stored,
    seller_id text   not null generated always as (row ->> 'sellerId') stored,
    state     text   not null generated always as (row ->> 'state') stored,
    placed_at timestamptz not null generated always as (order_instant(row ->> 'placedAt')) stored
);

create index order_board_of_buyer on order_board (buyer_id, placed_at desc, key desc);
create index order_board_of_seller on order_board (seller_id, placed_at desc, key desc);
create index order_board_newest on order_board (placed_at desc, key desc);

grant select, insert, update, delete on order_board to ${appRole};
grant select on order_board to ${auditRole};
