-- Returns by where the goods are, earliest due first; and what support opened for buyers who came too late, newest first.
alter table dispute_board
    add column return_state text generated always as (row ->> 'returnState') stored,
    add column opened_late  boolean not null generated always as (row ->> 'openedLate' is not null) stored;

create index dispute_board_returns on dispute_board (return_state, urgency, key) where return_state is not null;
create index dispute_board_returns_of_buyer on dispute_board (buyer_id, return_state, urgency, key) where return_state is not null;
create index dispute_board_returns_of_seller on dispute_board (seller_id, return_state, urgency, key) where return_state is not null;
create index dispute_board_opened_late on dispute_board (opened_at desc, key desc) where opened_late;
