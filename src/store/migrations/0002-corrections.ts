/** Adds what people corrected. A migration that was released is never changed. */
export const corrections = `
create table correction (
  no integer primary key,
  report_no integer not null references report (no),
  event text not null,
  act text not null check (act in ('set', 'remove', 'add')),
  field text,
  value text,
  before text,
  start integer,
  end integer,
  anchor text not null,
  reason text,
  actor text not null,
  at text not null,
  ledger_no integer not null references ledger (no),
  undone_by integer references ledger (no)
) strict;
create index correction_of_report on correction (report_no);
create trigger correction_keeps_decisions before delete on correction
  begin select raise(abort, 'corrections are undone, never deleted'); end;
`;
