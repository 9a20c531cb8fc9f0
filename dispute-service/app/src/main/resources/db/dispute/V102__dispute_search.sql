-- By what a dispute is found when somebody calls. With collate "C" the beginning of a text is a range of an index.
alter table dispute_board
    add column order_id        text not null generated always as (row ->> 'orderId') stored,
    add column return_id       text generated always as (row ->> 'returnId') stored,
    add column tracking_number text generated always as (row ->> 'trackingNumber') stored,
    add column state           text not null generated always as (row ->> 'state') stored,
    add column opened_at       timestamptz not null generated always as (dispute_instant(row ->> 'openedAt')) stored;

create index dispute_board_by_id on dispute_board (key collate "C");
create index dispute_board_by_order on dispute_board (order_id collate "C");
create index dispute_board_by_return on dispute_board (return_id collate "C");
create index dispute_board_by_buyer on dispute_board (buyer_id collate "C");
create index dispute_board_by_seller on dispute_board (seller_id collate "C");
create index dispute_board_by_tracking on dispute_board (tracking_number collate "C");
