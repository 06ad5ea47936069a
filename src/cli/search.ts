import { IsnadError } from '../model/isnad-error.ts';
import { countCopies } from '../store/copies.ts';
import { MOST_RANKED, matchingReports, reportsByNumber } from '../store/search.ts';
import { findTerms, holdsPhrases, readQuery, type SearchQuery } from '../store/search-terms.ts';
import { inline } from './cells.ts';
import { type Command, jsonOption } from './command.ts';
import { EXIT } from './exit-status.ts';
import { readNumber } from './incident-filter.ts';
import { projectOption, withStoreToRead } from './project.ts';

const DEFAULT_LIMIT = '20';
/** UTF-16 units of text around the first hit. */
const AROUND = 90;

export const search: Command = {
  name: 'search',
  summary: 'Find reports by their words, whatever is written onto them: القوات finds وقوات.',
  operands: '<words...>',
  operandsSummary:
    'words that must all stand in a report; "in quotes" side by side; قص* any that begin so',
  options: [
    projectOption,
    { flags: '--limit <number>', summary: 'at most so many', fallback: DEFAULT_LIMIT },
    { ...jsonOption, summary: 'print one JSON array of reports with the places of the words' },
  ],
  examples: [
    ['isnad search القوات حلب', 'reports that have both words'],
    ['isnad search \'"وزارة الداخلية"\' --json', 'a phrase, for scripts'],
  ],
  async run(operands, values, io) {
    const typed = operands.join(' ');
    const query = readQuery(typed);
    if (query === undefined) {
      throw new IsnadError('bad-option', `${JSON.stringify(typed)} has no word to look for`, {
        hint: 'Give a word.',
      });
    }
    const limit = readNumber(values, 'limit', Number(DEFAULT_LIMIT));
    return await withStoreToRead(values, async ({ db }) => {
      const matches = await matchingReports(db, query.match, MOST_RANKED).execute();
      const ranked = [...matches].sort((a, b) => a.relevance - b.relevance || b.rowid - a.rowid);
      const found: Found[] = [];
      // Phrases are looked for in the texts themselves, a page at a time.
      for (let from = 0; from < ranked.length && found.length < limit; from += PAGE) {
        const numbers = ranked.slice(from, from + PAGE).map(({ rowid }) => rowid);
        const rows = new Map(
          (await reportsByNumber(db, numbers).execute()).map((row) => [row.no, row]),
        );
        for (const no of numbers) {
          const row = rows.get(no);
          if (row === undefined || found.length >= limit) continue;
          if (holdsPhrases(row.text, query.phrases)) found.push(row);
        }
      }
      if (values['json'] === true) {
        await io.out(`${JSON.stringify(found.map((row) => jsonOf(row, query)))}\n`);
        return EXIT.ok;
      }
      for (const row of found) await io.out(describe(row, query));
      const isMore = matches.length === MOST_RANKED;
      const matching = query.phrases.length === 0 ? ` of ${matches.length}` : '';
      const all = isMore ? ` of the ${MOST_RANKED} newest` : matching;
      const numbers = matches.map(({ rowid }) => rowid);
      const copies = query.phrases.length > 0 ? 0 : await countCopies(db, numbers);
      const copied = copies === 0 ? '' : ` (${copies} of them copy another)`;
      io.err(`${found.length}${all} reports${isMore ? ' that match' : ''}${copied}\n`);
      return EXIT.ok;
    });
  },
};

const PAGE = 50;

type Found = Awaited<ReturnType<ReturnType<typeof reportsByNumber>['execute']>>[number];

function jsonOf({ no: _, text, ...row }: Found, query: SearchQuery) {
  const places = findTerms(text, query).map(([start, end]) => ({ start, end }));
  return { ...row, passage: passageOf(text, query), places };
}

function describe(row: Found, query: SearchQuery): string {
  const head = [row.id, row.published, row.outlet, row.name].filter((part) => part !== null);
  const events = `${row.events} event${row.events === 1 ? '' : 's'}`;
  return `${[...head.map(inline), events].join('  ')}\n  ${inline(passageOf(row.text, query))}\n\n`;
}

/** The words around the first hit. */
function passageOf(text: string, query: SearchQuery): string {
  const [first] = findTerms(text, query);
  const at = first?.[0] ?? 0;
  const from = Math.max(0, text.lastIndexOf(' ', Math.max(0, at - AROUND)));
  const to = at + AROUND > text.length ? text.length : text.indexOf(' ', at + AROUND);
  const passage = text.slice(from, to < 0 ? text.length : to).trim();
  return `${from > 0 ? '… ' : ''}${passage}${to >= 0 && to < text.length ? ' …' : ''}`;
}
