-- The sandbox keeps for which refund of ours a key was used, as a provider keeps metadata; nth counts the keys of one refund.
alter table sandbox_provider_refund
    add column refund text not null default '';

update sandbox_provider_refund set refund = split_part(key, '-', 1);

create index sandbox_provider_refund_of on sandbox_provider_refund (refund);
