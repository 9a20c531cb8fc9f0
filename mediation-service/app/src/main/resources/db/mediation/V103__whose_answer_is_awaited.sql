-- Whose answer to a question or a proposal is awaited. Rows of before are folded anew, for without a token a projection begins
-- with the journal.
delete from mediator_queue;
delete from token_entry where processor_name = 'mediator_queue';
delete from dead_letter_entry where processing_group = 'mediator_queue';

alter table mediator_queue
    add column waits_for_buyer  boolean not null generated always as (row -> 'awaited' @> '[{"party": "BUYER"}]') stored,
    add column waits_for_seller boolean not null generated always as (row -> 'awaited' @> '[{"party": "SELLER"}]') stored;
