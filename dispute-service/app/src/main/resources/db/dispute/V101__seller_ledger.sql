-- What a seller's statistics are counted from. Rows come from the fold SellerLedger; columns are only for filters.

-- Instants in rows are ISO 8601 with a Z, so that reading one depends on no setting, which PostgreSQL cannot know.
create function dispute_instant(text) returns timestamptz language sql immutable strict as 'select $1::timestamptz';

create table seller_ledger (
    key       text primary key,
    row       jsonb  not null,
    position  bigint not null,
    seller_id text   not null generated always as (row ->> 'sellerId') stored,
    first     timestamptz not null generated always as (dispute_instant(row ->> 'first')) stored,
    last      timestamptz not null generated always as (dispute_instant(row ->> 'last')) stored
);

create index seller_ledger_of_seller on seller_ledger (seller_id, last, first);

grant select, insert, update, delete on seller_ledger to ${appRole};
grant select on seller_ledger to ${auditRole};
