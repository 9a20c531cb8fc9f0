-- Rows tell apart what was promised, what was tried and since when: the columns follow. Rows of before are folded anew, for
-- without a token a projection begins with the journal.
delete from refund_desk;
delete from refund_tracker;
delete from token_entry where processor_name in ('refund_desk', 'refund_tracker');
delete from dead_letter_entry where processing_group in ('refund_desk', 'refund_tracker');

alter table refund_desk
    drop column order_id,
    drop column buyer_id,
    drop column seller_id,
    drop column dispute_id,
    drop column return_id,
    drop column payment_reference,
    drop column requested_at,
    drop column overdue,
    drop column traced,
    drop column reversed,
    add column order_id          text not null generated always as (row #>> '{refund,requested,orderId}') stored,
    add column buyer_id          text not null generated always as (row #>> '{refund,requested,buyerId}') stored,
    add column seller_id         text not null generated always as (row #>> '{refund,requested,sellerId}') stored,
    add column dispute_id        text generated always as (row #>> '{refund,requested,cause,disputeId}') stored,
    add column return_id         text generated always as (row #>> '{refund,requested,cause,returnId}') stored,
    add column payment_reference text not null generated always as (row #>> '{refund,requested,payment,reference}') stored,
    add column requested_at      timestamptz not null generated always as (refund_instant(row #>> '{refund,requested,requestedAt}')) stored,
    add column overdue           boolean not null generated always as (row #>> '{refund,since,overdue}' is not null) stored,
    add column traced            boolean not null generated always as (row #>> '{refund,since,traced}' is not null) stored,
    add column reversed          boolean not null generated always as ((row #>> '{refund,attempts,round}')::int > 1) stored;

create index refund_desk_by_order on refund_desk (order_id collate "C");
create index refund_desk_by_buyer on refund_desk (buyer_id collate "C");
create index refund_desk_by_seller on refund_desk (seller_id collate "C");
create index refund_desk_by_dispute on refund_desk (dispute_id collate "C");
create index refund_desk_by_return on refund_desk (return_id collate "C");
create index refund_desk_by_payment on refund_desk (payment_reference collate "C");
create index refund_desk_overdue on refund_desk (since, key) where overdue;
create index refund_desk_traced on refund_desk (since, key) where traced;
create index refund_desk_reversed on refund_desk (since, key) where reversed;
