-- The refunds of an order. Rows come from the fold RefundTracker, one per order.
create table refund_tracker (
    key      text primary key,
    row      jsonb  not null,
    position bigint not null
);

grant select, insert, update, delete on refund_tracker to ${appRole};
grant select on refund_tracker to ${auditRole};
