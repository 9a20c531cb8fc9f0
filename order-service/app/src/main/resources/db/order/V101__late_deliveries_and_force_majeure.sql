-- What came after it was refunded as never received, for support (R9). Rows come from the fold LateDeliveries.
create table late_deliveries (
    key          text primary key,
    row          jsonb  not null,
    position     bigint not null,
    delivered_at timestamptz not null generated always as (order_instant(row ->> 'deliveredAt')) stored
);

create index late_deliveries_newest on late_deliveries (delivered_at desc, key desc);

grant select, insert, update, delete on late_deliveries to ${appRole};
grant select on late_deliveries to ${auditRole};

-- Every declared force majeure, newest first (R7). Rows come from the fold ForceMajeureBoard.
create table force_majeure_board (
    key         text primary key,
    row         jsonb  not null,
    position    bigint not null,
    declared_at timestamptz not null generated always as (order_instant(row ->> 'declaredAt')) stored
);

create index force_majeure_newest on force_majeure_board (declared_at desc, key desc);

grant select, insert, update, delete on force_majeure_board to ${appRole};
grant select on force_majeure_board to ${auditRole};
