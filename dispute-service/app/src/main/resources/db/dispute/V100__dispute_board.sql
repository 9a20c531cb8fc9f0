-- "Returns and disputes", earliest due first. Rows come from the fold DisputeBoard; columns are only for filters and order.
create table dispute_board (
    key       text primary key,
    row       jsonb   not null,
    position  bigint  not null,
    buyer_id  text    not null generated always as (row ->> 'buyerId') stored,
    seller_id text    not null generated always as (row ->> 'sellerId') stored,
    escalated boolean not null generated always as ((row ->> 'escalated')::boolean) stored,
    urgency   bigint  not null generated always as ((row ->> 'urgency')::bigint) stored
);

create index dispute_board_of_buyer on dispute_board (buyer_id, urgency, key);
create index dispute_board_of_seller on dispute_board (seller_id, urgency, key);
create index dispute_board_by_urgency on dispute_board (urgency, key);

grant select, insert, update, delete on dispute_board to ${appRole};
grant select on dispute_board to ${auditRole};
