-- The entries of sellers' accounts, newest first. Rows come from the fold SellerEntries; columns are only for filters and order.
create table seller_entries (
    key      text primary key,
    row      jsonb  not null,
    position bigint not null,
    seller   text   not null generated always as (row ->> 'sellerId') stored,
    at       timestamptz not null generated always as (refund_instant(row ->> 'at')) stored
);

create index seller_entries_newest on seller_entries (seller, at desc, key desc);

grant select, insert, update, delete on seller_entries to ${appRole};
grant select on seller_entries to ${auditRole};
