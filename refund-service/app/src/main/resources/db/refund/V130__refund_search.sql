-- By what a refund is found when somebody calls. With collate "C" the beginning of a text is a range of an index.
alter table refund_desk
    add column order_id           text not null generated always as (row #>> '{refund,orderId}') stored,
    add column buyer_id           text not null generated always as (row #>> '{refund,buyerId}') stored,
    add column seller_id          text not null generated always as (row #>> '{refund,sellerId}') stored,
    add column dispute_id         text generated always as (row #>> '{refund,cause,disputeId}') stored,
    add column return_id          text generated always as (row #>> '{refund,cause,returnId}') stored,
    add column payment_reference  text not null generated always as (row #>> '{refund,payment,reference}') stored,
    add column provider_reference text generated always as (row #>> '{refund,stage,reference}') stored,
    add column requested_at       timestamptz not null generated always as (refund_instant(row #>> '{refund,waitingSince}')) stored,
    add column overdue            boolean not null generated always as (row #>> '{refund,overdueSince}' is not null) stored,
    add column traced             boolean not null generated always as (row #>> '{refund,tracedSince}' is not null) stored,
    add column reversed           boolean not null generated always as ((row #>> '{refund,round}')::int > 1) stored,
    add column by_hand            boolean not null generated always as (row #>> '{refund,stage,type}' = 'by-hand') stored;

create index refund_desk_by_id on refund_desk (key collate "C");
create index refund_desk_by_order on refund_desk (order_id collate "C");
create index refund_desk_by_buyer on refund_desk (buyer_id collate "C");
create index refund_desk_by_seller on refund_desk (seller_id collate "C");
create index refund_desk_by_dispute on refund_desk (dispute_id collate "C");
create index refund_desk_by_return on refund_desk (return_id collate "C");
create index refund_desk_by_payment on refund_desk (payment_reference collate "C");
create index refund_desk_by_provider on refund_desk (provider_reference collate "C");

-- What finance asks for beside the state: few of many, so each has its own list, longest there first.
create index refund_desk_overdue on refund_desk (since, key) where overdue;
create index refund_desk_traced on refund_desk (since, key) where traced;
create index refund_desk_reversed on refund_desk (since, key) where reversed;
create index refund_desk_by_hand on refund_desk (since, key) where by_hand;
