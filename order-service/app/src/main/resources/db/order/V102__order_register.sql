-- By what an order is found when somebody calls. Rows come from the fold OrderRegister; columns are only for filters and order.
-- With collate "C" the beginning of a text is a range of an index.
create table order_register (
    key               text primary key,
    row               jsonb  not null,
    position          bigint not null,
    buyer_id          text   not null generated always as (row ->> 'buyerId') stored,
    seller_id         text   not null generated always as (row ->> 'sellerId') stored,
    cart_id           text generated always as (row ->> 'cartId') stored,
    payment_reference text generated always as (row ->> 'paymentReference') stored,
    tracking_number   text generated always as (row ->> 'trackingNumber') stored,
    state             text   not null generated always as (row ->> 'state') stored,
    placed_at         timestamptz not null generated always as (order_instant(row ->> 'placedAt')) stored
);

create index order_register_by_id on order_register (key collate "C");
create index order_register_by_buyer on order_register (buyer_id collate "C");
create index order_register_by_seller on order_register (seller_id collate "C");
create index order_register_by_cart on order_register (cart_id collate "C");
create index order_register_by_payment on order_register (payment_reference collate "C");
create index order_register_by_tracking on order_register (tracking_number collate "C");

grant select, insert, update, delete on order_register to ${appRole};
grant select on order_register to ${auditRole};
