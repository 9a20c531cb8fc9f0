-- What the queue is filtered by besides the state: what a claim is about, and whether it is late.

alter table mediator_queue
    add column about text generated always as (row ->> 'about') stored,
    add column overdue boolean not null generated always as (coalesce((row ->> 'overdue')::boolean, false)) stored;

create index mediator_queue_of_mediator on mediator_queue (mediator_id, verdict_due, key) where state <> 'CLOSED';
