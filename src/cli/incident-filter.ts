import { KINDS, type Kind } from '../model/coded-report.ts';
import { IsnadError } from '../model/isnad-error.ts';
import { readIsoDate } from '../read/read-metadata.ts';
import { EVERY_INCIDENT, type IncidentChoice, NO_ADMIN1 } from '../reconcile/incident-choice.ts';
import { readQuery } from '../store/search-terms.ts';
import { type CommandOption, type OptionValues, textOption } from './command.ts';

/** The options that choose incidents. */
export const filterOptions: readonly CommandOption[] = [
  { flags: '--since <day>', summary: 'from this day on (YYYY-MM-DD, YYYY-MM or YYYY)' },
  { flags: '--until <day>', summary: 'up to this day, inclusive (YYYY-MM-DD, YYYY-MM or YYYY)' },
  {
    flags: '--governorate <codes>',
    summary: 'ISO 3166-2, for example SY-DY; "none" for no governorate',
  },
  { flags: '--country <codes>', summary: 'ISO 3166-1, for example SY' },
  { flags: '--kind <kinds>', summary: 'kind of event, for example ied or ied,car-bomb' },
  { flags: '--actor <ids>', summary: 'who takes part in it, in whatever role, for example isis' },
  { flags: '--outlet <name>', summary: 'an outlet that tells it' },
  { flags: '--origins <number>', summary: 'at least so many independent origins' },
  { flags: '--disputed', summary: 'only where tellers give different numbers' },
  {
    flags: '--text <words>',
    summary: 'words that one of its reports has; "in quotes" side by side',
  },
];

/** Reads the options that choose incidents. A list is parted by commas; one of its values is enough. */
export function readFilter(values: OptionValues): IncidentChoice {
  const text = textOption(values, 'text');
  if (text !== undefined && readQuery(text) === undefined) {
    throw badOption(`--text ${JSON.stringify(text)} has no word to look for`, 'Give a word.');
  }
  const outlet = textOption(values, 'outlet');
  return {
    ...EVERY_INCIDENT,
    words: text ?? '',
    from: readDay(values, 'since', 'first') ?? null,
    to: readDay(values, 'until', 'last') ?? null,
    kinds: readList(values, 'kind').map(readKind),
    admin1: readList(values, 'governorate').map((code) =>
      code === NO_ADMIN1 ? code : code.toUpperCase(),
    ),
    countries: readList(values, 'country').map((code) => code.toUpperCase()),
    actors: readList(values, 'actor'),
    outlets: outlet === undefined ? [] : [outlet],
    origins: readNumber(values, 'origins', 1),
    disputed: values['disputed'] === true,
  };
}

const readList = (values: OptionValues, name: string): readonly string[] =>
  (textOption(values, name) ?? '')
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '');

/** A whole number of an option that must be at least 1. */
export function readNumber(values: OptionValues, name: string, otherwise: number): number {
  const written = textOption(values, name);
  if (written === undefined) return otherwise;
  const number = Number(written);
  if (Number.isSafeInteger(number) && number >= 1) return number;
  throw badOption(`--${name} ${written} is no number from 1 on`, 'Give a whole number.');
}

function readDay(values: OptionValues, name: string, end: 'first' | 'last'): string | undefined {
  const written = textOption(values, name);
  if (written === undefined) return undefined;
  const [, year = '', month, day] =
    /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(written.trim()) ?? [];
  const whole =
    end === 'first'
      ? `${year}-${month ?? '01'}-${day ?? '01'}`
      : `${year}-${month ?? '12'}-${day ?? lastDay(Number(year), Number(month ?? 12))}`;
  const date = readIsoDate(whole);
  if (date !== undefined) return date;
  throw badOption(`--${name} ${written} is no day`, 'Write YYYY-MM-DD, YYYY-MM or YYYY.');
}

const lastDay = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();

function readKind(written: string): Kind {
  const kind = KINDS.find((known) => known === written);
  if (kind !== undefined) return kind;
  throw badOption(`--kind ${written} is no kind`, `Kinds are ${KINDS.join(', ')}.`);
}

const badOption = (message: string, hint: string): IsnadError =>
  new IsnadError('bad-option', message, { hint });
