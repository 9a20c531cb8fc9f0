-- The journal: every stored event once, at a dense position in commit order.
create table journal (
  position     bigint  not null,
  stream_type  text    not null,
  stream_id    text    not null,
  sequence     bigint  not null,
  name         text    not null,
  revision     text    not null,
  event_id     text    not null,
  recorded_at  text    not null,  -- ISO 8601, UTC, always six decimals: what was hashed, and it sorts as time does
  metadata     text    not null,  -- JSON, byte for byte as it was hashed
  payload      text    not null,  -- JSON, byte for byte as it was hashed
  leaf_hash    bytea   not null,
  constraint journal_position primary key (position),
  constraint journal_stream   unique (stream_id, sequence),
  constraint journal_event    unique (event_id)
);

-- The one row whose lock orders all appends of all instances. It only ever moves forward.
create table journal_head (
  id       smallint not null default 1 check (id = 1),
  position bigint   not null,
  constraint journal_head_one primary key (id)
) with (fillfactor = 10);
insert into journal_head (position) values (0);

-- What rides in the statement of an append: a neighbour's message that caused it, or a client's idempotency key.
create table inbox (
  source       text        not null,
  id           text        not null,
  content_hash text        not null,
  received_at  timestamptz not null default now(),
  constraint inbox_key primary key (source, id)
);
create table idempotency (
  scope       text        not null,
  key         text        not null,
  fingerprint text        not null,
  answer      jsonb       not null,
  recorded_at timestamptz not null default now(),
  constraint idempotency_key primary key (scope, key)
);

create function journal_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception '% on % is refused: what is recorded stays recorded', tg_op, tg_table_name
    using errcode = 'restrict_violation';
end $$;
create trigger journal_stays before update or delete or truncate on journal
  for each statement execute function journal_is_append_only();
alter table journal enable always trigger journal_stays;

create function journal_head_moves_forward() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.position >= old.position and new.id = old.id then return new; end if;
  raise exception '% on % is refused: the head only moves forward', tg_op, tg_table_name
    using errcode = 'restrict_violation';
end $$;
create trigger journal_head_advances before update or delete on journal_head
  for each row execute function journal_head_moves_forward();
alter table journal_head enable always trigger journal_head_advances;
create trigger journal_head_stays before truncate on journal_head
  for each statement execute function journal_is_append_only();
alter table journal_head enable always trigger journal_head_stays;

-- Axon's stores, on tables of ours.
create table snapshot (
  stream_id   text   not null,
  stream_type text   not null,
  sequence    bigint not null,
  event_id    text   not null,
  recorded_at text   not null,
  name        text   not null,
  revision    text,
  metadata    bytea  not null,
  payload     bytea  not null,
  constraint snapshot_stream primary key (stream_id)
);
create table token_entry (
  processor_name text    not null,
  segment        integer not null,
  token          bytea,
  token_type     text,
  timestamp      text,
  owner          text,
  constraint token_entry_key primary key (processor_name, segment)
) with (fillfactor = 50);
create table saga (
  saga_id    text not null,
  revision   text,
  saga_type  text,
  serialized bytea,
  constraint saga_key primary key (saga_id)
) with (fillfactor = 70);
create table saga_association (
  id                bigint generated always as identity primary key,
  association_key   text,
  association_value text,
  saga_id           text,
  saga_type         text
);
create index saga_association_found on saga_association (saga_type, association_key, association_value);
create index saga_association_of on saga_association (saga_id, saga_type);
create table dead_letter_entry (
  dead_letter_id         text   not null,
  processing_group       text   not null,
  sequence_identifier    text   not null,
  sequence_index         bigint not null,
  message_type           text   not null,
  event_identifier       text   not null,
  time_stamp             text   not null,
  payload_type           text   not null,
  payload_revision       text,
  payload                bytea  not null,
  meta_data              bytea,
  aggregate_type         text,
  aggregate_identifier   text,
  sequence_number        bigint,
  token_type             text,
  token                  bytea,
  enqueued_at            text   not null,
  last_touched           text,
  processing_started     text,
  cause_type             text,
  cause_message          text,
  diagnostics            bytea,
  constraint dead_letter_entry_key primary key (dead_letter_id),
  constraint dead_letter_entry_order unique (processing_group, sequence_identifier, sequence_index)
);
create table scheduled_tasks (
  task_name            text        not null,
  task_instance        text        not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean     not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures integer,
  last_heartbeat       timestamptz,
  version              bigint      not null,
  priority             smallint,
  constraint scheduled_tasks_key primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);

-- Who may what. The app adds to the journal and reads it; nobody changes it; the auditor reads.
revoke all on all tables in schema public from public;
grant usage on schema public to ${appRole}, ${auditRole};
grant select, insert on journal, inbox, idempotency to ${appRole};
grant select, update on journal_head to ${appRole};
grant select, insert, update, delete
  on snapshot, token_entry, saga, saga_association, dead_letter_entry, scheduled_tasks to ${appRole};
grant select on all tables in schema public to ${auditRole};
