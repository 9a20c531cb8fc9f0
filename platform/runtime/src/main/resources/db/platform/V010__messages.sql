-- How far the world has been told, and which instance tells it. One row; its holder is whoever last raised the fence.
create table announcer (
  id         smallint    not null default 1 check (id = 1),
  position   bigint      not null default 0 check (position >= 0),
  fence      bigint      not null default 0,
  owner      text,
  expires_at timestamptz,
  constraint announcer_one primary key (id)
) with (fillfactor = 10);
insert into announcer default values;

-- Partitions that were bootstrapped once: after that, an offset that is gone is an alarm and no new beginning.
create table heard_partition (
  topic            text        not null,
  kafka_partition  integer     not null,
  bootstrapped_at  timestamptz not null default now(),
  offsets_lost     integer     not null default 0,
  offset_lost_at   timestamptz,
  constraint heard_partition_key primary key (topic, kafka_partition)
);

-- Messages that could not be used, as they came, with the reason; and what came later of the same key, in order.
create table parked (
  id              bigint      generated always as identity,
  topic           text        not null,
  kafka_partition integer     not null,
  kafka_offset    bigint      not null,
  chain           text        not null,  -- the record's key; of a record without a usable key, its place
  source          text,
  event_id        text,
  type            text,
  content_hash    text        not null,
  headers         text        not null,  -- JSON: [[name, base64], …]
  record_key      bytea,
  record_value    bytea,
  reason          text        not null,
  detail          text        not null,
  attempts        integer     not null default 0,
  parked_at       timestamptz not null default now(),
  next_attempt_at timestamptz,           -- null: waits for a person, or for the one before it
  constraint parked_key primary key (id),
  constraint parked_once unique (topic, kafka_partition, kafka_offset, content_hash)
);
create index parked_chain on parked (topic, chain, id);
create index parked_due on parked (next_attempt_at) where next_attempt_at is not null;
create index parked_message on parked (source, event_id);

-- Parked messages that a person decided not to use: who, when and why.
create table discarded (
  id              bigint      not null,
  topic           text        not null,
  kafka_partition integer     not null,
  kafka_offset    bigint      not null,
  chain           text        not null,
  source          text,
  event_id        text,
  type            text,
  content_hash    text        not null,
  headers         text        not null,
  record_key      bytea,
  record_value    bytea,
  reason          text        not null,
  detail          text        not null,
  parked_at       timestamptz not null,
  discarded_at    timestamptz not null default now(),
  discarded_by    text        not null,
  why             text        not null,
  constraint discarded_key primary key (id)
);
create index discarded_place on discarded (topic, kafka_partition, kafka_offset);
create index discarded_message on discarded (source, event_id);

grant select, update on announcer to ${appRole};
grant select, insert, update on heard_partition to ${appRole};
grant select, insert, update, delete on parked to ${appRole};
grant select, insert on discarded to ${appRole};
grant select on announcer, heard_partition, parked, discarded to ${auditRole};
