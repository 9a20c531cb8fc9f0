-- What banks have asked back, by what became of it, longest there first. Rows come from the fold ChargebackDesk; columns are only
-- for filters and order.
create table chargeback_desk (
    key       text primary key,
    row       jsonb  not null,
    position  bigint not null,
    state     text   not null generated always as (row ->> 'state') stored,
    opened_at timestamptz not null generated always as (refund_instant(row ->> 'openedAt')) stored
);

create index chargeback_desk_by_state on chargeback_desk (state, opened_at, key);
create index chargeback_desk_oldest on chargeback_desk (opened_at, key);

grant select, insert, update, delete on chargeback_desk to ${appRole};
grant select on chargeback_desk to ${auditRole};
