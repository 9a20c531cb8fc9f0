-- What case management has on its table, earliest due first. Rows come from the fold MediatorQueue; columns are only for
-- filters and order.

-- Instants in rows are ISO 8601 with a Z, so that reading one depends on no setting, which PostgreSQL cannot know.
create function queue_instant(text) returns timestamptz language sql immutable strict as 'select $1::timestamptz';

create table mediator_queue (
    key         text primary key,
    row         jsonb  not null,
    position    bigint not null,
    dispute_id  text   not null generated always as (row ->> 'disputeId') stored,
    buyer_id    text   not null generated always as (row ->> 'buyerId') stored,
    seller_id   text   not null generated always as (row ->> 'sellerId') stored,
    mediator_id text generated always as (row ->> 'mediatorId') stored,
    state       text   not null generated always as (row ->> 'state') stored,
    round       int    not null generated always as ((row ->> 'round')::int) stored,
    verdict_due timestamptz not null generated always as (queue_instant(row ->> 'verdictDue')) stored
);

create index mediator_queue_of_dispute on mediator_queue (dispute_id, round);
create index mediator_queue_of_buyer on mediator_queue (buyer_id, verdict_due, key);
create index mediator_queue_of_seller on mediator_queue (seller_id, verdict_due, key);
create index mediator_queue_earliest on mediator_queue (verdict_due, key) where state <> 'CLOSED';

grant select, insert, update, delete on mediator_queue to ${appRole};
grant select on mediator_queue to ${auditRole};
