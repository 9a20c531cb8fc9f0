-- What people write, encrypted under a key of their own. Deleting the key erases the words and breaks no history.
create table vault_key (
  id         text        not null,
  person_id  text        not null,
  wrapped    bytea       not null,  -- nonce and AES-256-GCM ciphertext of the person's key under the service's master key
  created_at timestamptz not null default now(),
  constraint vault_key_id primary key (id),
  constraint vault_key_of unique (person_id)
);
create table vault_text (
  id         text        not null,
  key_id     text        not null,  -- may be gone: then its writer has been forgotten
  sealed     bytea       not null,  -- nonce and AES-256-GCM ciphertext of salt and text under the person's key
  kept_at    timestamptz not null default now(),
  constraint vault_text_id primary key (id)
);
create index vault_text_under on vault_text (key_id);

-- The auditor needs neither keys nor ciphertext.
revoke all on vault_key, vault_text from public;
grant select, insert, delete on vault_key to ${appRole};
grant select, insert on vault_text to ${appRole};
