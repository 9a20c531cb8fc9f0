-- An append for a processor counts only as long as the instance that asks for it holds the processor's segment. Volatile, so
-- that it sees who holds it at the moment of its call and not at the statement's beginning.
create or replace function segment_held(of_processor text, of_segment integer, by_owner text) returns boolean
  language plpgsql volatile as $$
begin
  if not exists (
      select from token_entry
      where processor_name = of_processor and segment = of_segment and owner = by_owner) then
    raise exception 'segment % of % is not held by %', of_segment, of_processor, by_owner
      using errcode = 'integrity_constraint_violation', constraint = 'segment_held';
  end if;
  return true;
end $$;
