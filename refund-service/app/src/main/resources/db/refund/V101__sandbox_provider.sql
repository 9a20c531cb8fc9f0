-- What the sandbox payment provider has on file. It stands for a system of somebody else: nothing but the sandbox touches it,
-- and no view, no rebuild and no audit reads it.
create table sandbox_provider_refund (
    key               text primary key,
    payment_reference text   not null,
    method_kind       text   not null,
    minor             bigint not null,
    currency          text   not null,
    calls             int    not null,
    submissions       int    not null,
    reference         text,
    makes             timestamptz,
    declined_for      text
);

grant select, insert, update on sandbox_provider_refund to ${appRole};
