/** The first form of a project file. A migration that was released is never changed. */
export const collection = `
create table setting (
  name text primary key,
  value text not null
) strict, without rowid;

create table ledger (
  no integer primary key,
  at text not null,
  actor text not null,
  kind text not null,
  payload text,
  salt text,
  commitment text not null,
  previous text not null,
  hash text not null
) strict;
create trigger ledger_keeps_entries before delete on ledger
  begin select raise(abort, 'the ledger is append-only'); end;
create trigger ledger_keeps_values before update on ledger
  when new.no is not old.no or new.at is not old.at or new.actor is not old.actor
    or new.kind is not old.kind or new.commitment is not old.commitment
    or new.previous is not old.previous or new.hash is not old.hash
    or new.payload is not null or new.salt is not null
  begin select raise(abort, 'the ledger is append-only'); end;

create table raw (
  sha256 text primary key,
  size integer not null,
  packing text not null check (packing in ('none', 'deflate')),
  bytes blob not null
) strict;
create trigger raw_keeps_bytes before update on raw
  begin select raise(abort, 'raw bytes are write-once'); end;

create table import (
  no integer primary key,
  started text not null,
  finished text,
  inputs text not null,
  coder text not null,
  read integer not null default 0,
  new integer not null default 0,
  known integer not null default 0,
  rejected integer not null default 0
) strict;

create table rejection (
  import_no integer not null references import (no),
  origin text not null,
  code text not null,
  message text not null
) strict;
create index rejection_of_import on rejection (import_no);

create table report (
  no integer primary key,
  id text not null unique,
  name text not null,
  text text not null,
  text_sha256 text not null,
  raw_sha256 text not null references raw (sha256),
  published text,
  outlet text,
  title text,
  url text,
  author text,
  forwarded_from text,
  quotes text,
  notes text not null default '[]',
  import_no integer not null references import (no)
) strict;
create index report_by_text on report (text_sha256);
create index report_by_name on report (name);
create index report_by_raw on report (raw_sha256);
create trigger report_keeps_text before update of id, text, text_sha256, raw_sha256 on report
  begin select raise(abort, 'the text of a report is write-once'); end;

create table capture (
  raw_sha256 text not null references raw (sha256),
  part text not null,
  origin text not null,
  report_no integer not null references report (no),
  import_no integer not null references import (no),
  format text not null,
  encoding text,
  captured text not null,
  primary key (raw_sha256, part, origin)
) strict, without rowid;
create index capture_of_report on capture (report_no);

create table coding (
  report_no integer primary key references report (no),
  coder text not null,
  digest text not null,
  diagnostics text not null
) strict;
create index coding_by_coder on coding (coder);

create table incident (
  no integer primary key,
  id text not null unique,
  kind text not null,
  status text not null,
  from_day text,
  to_day text,
  place text,
  admin1 text,
  country text,
  lat real,
  lon real,
  cell integer,
  events integer not null,
  reports integer not null,
  origins integer not null,
  killed integer,
  wounded integer,
  detained integer,
  adopted text not null
) strict;
create index incident_by_day on incident (from_day);
create index incident_map on incident (cell, from_day, to_day, lat, lon, kind, reports);

create table event (
  no integer primary key,
  id text not null,
  report_no integer not null references report (no),
  kind text not null,
  status text not null,
  count integer not null,
  from_day text,
  to_day text,
  time_precision text not null,
  place text,
  admin1 text,
  country text,
  lat real,
  lon real,
  place_precision text not null,
  cell integer,
  incident_no integer references incident (no) on delete set null,
  coded text not null
) strict;
create index event_by_id on event (id);
create index event_of_report on event (report_no);
create index event_of_incident on event (incident_no);
create index event_by_place on event (admin1, from_day, to_day, kind, incident_no);
create index event_by_day on event (from_day, to_day, kind, incident_no);
create index event_map on event (cell, from_day, to_day, lat, lon, kind);

create table participant (
  actor text not null,
  event_no integer not null references event (no) on delete cascade,
  role text not null,
  basis text not null,
  primary key (actor, event_no, role, basis)
) strict, without rowid;
create index participant_of_event on participant (event_no);

create table tally (
  no integer primary key,
  id text not null,
  report_no integer not null references report (no),
  what text not null,
  n integer,
  from_day text,
  to_day text,
  area text,
  coded text not null
) strict;
create index tally_of_report on tally (report_no);

create table copy (
  report_no integer primary key references report (no),
  copy_group text not null
) strict;

create table link (
  event_a integer not null references event (no) on delete cascade,
  event_b integer not null references event (no) on delete cascade,
  score real not null,
  made_by text not null,
  reasons text not null,
  primary key (event_a, event_b)
) strict, without rowid;
create index link_by_second on link (event_b);

create table judgement (
  no integer primary key,
  event_a text not null,
  event_b text not null,
  verdict text not null check (verdict in ('same', 'different', 'unsure')),
  reason text,
  actor text not null,
  at text not null,
  anchors text not null,
  ledger_no integer not null references ledger (no),
  undone_by integer references ledger (no)
) strict;
create trigger judgement_keeps_decisions before delete on judgement
  begin select raise(abort, 'judgements are undone, never deleted'); end;

create virtual table report_words using fts5 (
  words, content = '', contentless_delete = 1, detail = 'none',
  tokenize = 'unicode61 remove_diacritics 0'
);

create view evidence as
  select event.no as event_no, event.report_no,
    item.value ->> 'field' as field, item.value ->> 'start' as start,
    item.value ->> 'end' as "end", item.value ->> 'rule' as rule
  from event, json_each(event.coded, '$.evidence') as item;

create view claim as
  select event.no as event_no, event.incident_no, event.report_no, 'kind' as field,
    json_quote(event.kind) as value, event.coded -> '$.accordingTo' as according_to
  from event
  union all
  select event.no, event.incident_no, event.report_no, 'when',
    event.coded -> '$.when', event.coded -> '$.accordingTo'
  from event
  union all
  select event.no, event.incident_no, event.report_no, 'where',
    event.coded -> '$.where', event.coded -> '$.accordingTo'
  from event
  union all
  select event.no, event.incident_no, event.report_no, 'who[' || item.key || ']',
    item.value, event.coded -> '$.accordingTo'
  from event, json_each(event.coded, '$.who') as item
  union all
  select event.no, event.incident_no, event.report_no, 'outcomes[' || item.key || ']',
    item.value, event.coded -> '$.accordingTo'
  from event, json_each(event.coded, '$.outcomes') as item
  union all
  select event.no, event.incident_no, event.report_no, item.value ->> 'field',
    item.value -> 'value', item.value -> 'accordingTo'
  from event, json_each(event.coded, '$.claims') as item;
`;
