-- What finance has on its desk: every refund by the state it is in, longest there first. Rows come from the fold RefundDesk;
-- columns are only for filters and order.

-- Instants in rows are ISO 8601 with a Z, so that reading one depends on no setting, which PostgreSQL cannot know.
create function refund_instant(text) returns timestamptz language sql immutable strict as 'select $1::timestamptz';

create table refund_desk (
    key      text primary key,
    row      jsonb  not null,
    position bigint not null,
    state    text   not null generated always as (row ->> 'state') stored,
    since    timestamptz not null generated always as (refund_instant(row ->> 'since')) stored
);

create index refund_desk_by_state on refund_desk (state, since, key);
create index refund_desk_oldest on refund_desk (since, key);

grant select, insert, update, delete on refund_desk to ${appRole};
grant select on refund_desk to ${auditRole};
