-- In which disputes a party should do something now, earliest due first. Rows of before are folded anew, for without a token a
-- projection begins with the journal.
delete from dispute_board;
delete from token_entry where processor_name = 'dispute_board';
delete from dead_letter_entry where processing_group = 'dispute_board';

alter table dispute_board
    add column waits_for_buyer  boolean not null generated always as (row -> 'waitsFor' @> '["BUYER"]') stored,
    add column waits_for_seller boolean not null generated always as (row -> 'waitsFor' @> '["SELLER"]') stored;

create index dispute_board_inbox_of_buyer on dispute_board (buyer_id, urgency, key) where waits_for_buyer;
create index dispute_board_inbox_of_seller on dispute_board (seller_id, urgency, key) where waits_for_seller;
