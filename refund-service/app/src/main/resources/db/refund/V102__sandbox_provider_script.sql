-- What is to go wrong at the sandbox payment provider, and what it tells by itself. As with V101: somebody else's system.
alter table sandbox_provider_refund
    add column nth     int not null default 1,
    add column asks    int not null default 0,
    add column appears timestamptz,
    add column returns timestamptz;

create table sandbox_provider_script (
    payment_reference text primary key,
    kind              text not null,
    times             int  not null
);

create table sandbox_provider_notice (
    number bigint generated always as identity primary key,
    id     text        not null,
    key    text        not null,
    status text        not null,
    due    timestamptz not null,
    told   boolean     not null default false
);

create index sandbox_provider_notice_untold on sandbox_provider_notice (due) where not told;

grant select, insert, update on sandbox_provider_script, sandbox_provider_notice to ${appRole};
