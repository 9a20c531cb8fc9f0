-- What the buyer asks to cancel, for the seller to answer. Rows of before are folded anew, for without a token a projection
-- begins with the journal.
delete from order_board;
delete from token_entry where processor_name = 'order_board';
delete from dead_letter_entry where processing_group = 'order_board';

alter table order_board
    add column cancellation_asked boolean not null generated always as (row ->> 'cancellationAskedAt' is not null) stored;

create index order_board_asked_of_seller on order_board (seller_id, placed_at desc, key desc) where cancellation_asked;
