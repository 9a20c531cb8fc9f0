-- By what a claim is found when somebody calls. With collate "C" the beginning of a text is a range of an index.
alter table mediator_queue
    add column order_id  text not null generated always as (row ->> 'orderId') stored,
    add column opened_at timestamptz not null generated always as (queue_instant(row ->> 'openedAt')) stored;

create index mediator_queue_by_id on mediator_queue (key collate "C");
create index mediator_queue_by_order on mediator_queue (order_id collate "C");
create index mediator_queue_by_dispute on mediator_queue (dispute_id collate "C");
create index mediator_queue_by_buyer on mediator_queue (buyer_id collate "C");
create index mediator_queue_by_seller on mediator_queue (seller_id collate "C");
create index mediator_queue_by_mediator on mediator_queue (mediator_id collate "C");
