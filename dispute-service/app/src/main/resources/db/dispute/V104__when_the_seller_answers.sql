-- What is due of a dispute whose seller got new time late is the end of the time to agree (R22, R25): rows of before are
-- folded anew, for without a token a projection begins with the journal.
delete from dispute_board;
delete from token_entry where processor_name = 'dispute_board';
delete from dead_letter_entry where processing_group = 'dispute_board';
