import type { Command } from '../src/cli/command.ts';
import { COMMANDS } from '../src/cli/commands.ts';
import { ERRORS } from '../src/cli/exit-status.ts';
import { loadPackagedSource } from '../src/cli/load-knowledge.ts';
import { CSV_COLUMNS } from '../src/cli/write-csv.ts';
import { ERROR_CODES } from '../src/model/isnad-error.ts';
import type { ActorEntry } from '../src/resolve/actors/actor.ts';
import { actorFilesOf } from '../src/resolve/actors/compile-actors.ts';
import { type GazetteerPlace, gazetteerOf } from '../src/resolve/places/gazetteer.ts';
import type { KeptFigures } from '../src/score/figures.ts';
import { readKeptScores } from './kept-scores.ts';
import { WANTED } from './wanted-scores.ts';

/** A part of a document that is written from the program's own lists. */
export interface GeneratedPart {
  readonly file: string;
  readonly name: string;
  readonly text: string;
}

const QUALITY = 'docs/quality.md';
const CODEBOOK = 'docs/codebook.md';

/** The fields of an event that are scored, and how a table calls them. */
const FIELDS = [
  ['kind', 'kind'],
  ['when', 'date'],
  ['admin1', 'governorate'],
  ['place', 'place'],
  ['who', 'participants'],
  ['outcomes', 'counts'],
  ['attribution', 'origin'],
] as const;

/** All generated parts; `npm run docs` writes them, a test compares them. */
export const GENERATED: readonly GeneratedPart[] = [
  { file: 'docs/cli.md', name: 'commands', text: COMMANDS.map(describeCommand).join('\n') },
  { file: 'docs/cli.md', name: 'csv columns', text: table(['column', 'meaning'], CSV_COLUMNS) },
  {
    file: 'docs/errors.md',
    name: 'errors',
    text: table(
      ['code', 'exit status', 'when', 'what to do'],
      ERROR_CODES.map((code) => {
        const { exit, when, remedy } = ERRORS[code];
        return [`\`${code}\``, String(exit), when, remedy];
      }),
    ),
  },
  ...describeQuality(),
  ...describeCodes(),
];

/** The lists of the codebook, from the actors and the gazetteer. */
function describeCodes(): readonly GeneratedPart[] {
  const source = loadPackagedSource();
  const part = (name: string, text: string): GeneratedPart => ({ file: CODEBOOK, name, text });
  return [
    part('actor codes', tableOfActors(actorFilesOf(source).actors)),
    part('governorates', tableOfGovernorates(gazetteerOf(source).places)),
  ];
}

/** Every code with the body of that id, or the first of those that share it. */
function tableOfActors(actors: readonly ActorEntry[]): string {
  const byCode = Map.groupBy(actors, ({ code }) => code ?? '');
  const rows = [...byCode].flatMap(([code, entries]) => {
    const [first] = entries;
    if (code === '' || first === undefined) return [];
    const { name, country } = entries.find(({ id }) => id === code) ?? first;
    return [[`\`${code}\``, name, country === 'XX' ? '' : country, String(entries.length)]];
  });
  return table(
    ['code', 'who, for example', 'country', 'entries'],
    rows.sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
  );
}

/** The governorates of the two countries that the gazetteer has in full. */
function tableOfGovernorates(places: readonly GazetteerPlace[]): string {
  const rows = places
    .filter(
      (place) => place.class === 'admin1' && (place.country === 'SY' || place.country === 'IQ'),
    )
    .map(({ admin1, name, nameEn }) => [`\`${admin1}\``, nameEn, name]);
  return table(['code', 'governorate', 'in Arabic'], rows);
}

/** The parts of the document on quality, from `scores.json`. */
function describeQuality(): readonly GeneratedPart[] {
  const { own, misses, outside, machine } = readKeptScores();
  const part = (name: string, text: string): GeneratedPart => ({ file: QUALITY, name, text });
  return [
    part('own scores', tableOfFigures(own)),
    part('outside scores', tableOfFigures(outside)),
    part('speed', tableOfFigures(machine)),
    part(
      'misses',
      table(
        [
          'kind',
          'in the gold',
          'found',
          'invented',
          ...FIELDS.map(([, title]) => `wrong ${title}`),
        ],
        Object.entries(misses).map(([kind, { gold, found, invented, wrong }]) => [
          `\`${kind}\``,
          String(gold),
          String(found),
          String(invented),
          ...FIELDS.map(([field]) => String(wrong[field] ?? 0)),
        ]),
      ),
    ),
  ];
}

function tableOfFigures(figures: KeptFigures): string {
  return table(
    ['score', 'value', 'wanted', 'of what', 'counts'],
    Object.entries(figures).map(([id, { what, value, of }]) => [
      `\`${id}\``,
      Math.abs(value) >= 10 ? String(value) : value.toFixed(3),
      WANTED[id] === undefined ? '' : String(WANTED[id]),
      what,
      of,
    ]),
  );
}

/** A document with each generated part of its file put between the markers that bear its name. */
export function replaceGenerated(
  file: string,
  document: string,
  parts: readonly GeneratedPart[] = GENERATED,
): string {
  return parts
    .filter((part) => part.file === file)
    .reduce((text, part) => {
      const [begin, end] = [`<!-- generated: ${part.name} -->`, '<!-- end -->'];
      const from = text.indexOf(begin);
      const to = text.indexOf(end, from);
      if (from < 0 || to < 0) throw new Error(`${file} has no markers for "${part.name}"`);
      return `${text.slice(0, from)}${begin}\n${part.text}\n${text.slice(to)}`;
    }, document);
}

function describeCommand({
  name,
  summary,
  operands,
  operandsSummary,
  options,
  examples,
}: Command): string {
  const rows = options.map(({ flags, summary: does, choices, fallback }) => {
    const values = choices === undefined ? '' : ` (${choices.join(', ')})`;
    const given = fallback === undefined ? '' : `; ${fallback} where not given`;
    return [`\`${flags}\``, `${does}${values}${given}`];
  });
  return [
    `### isnad ${name}`,
    '',
    summary,
    '',
    '```',
    `isnad ${name} [options] ${operands}`.trim(),
    '```',
    '',
    ...(operands === '' ? [] : [`\`${operands}\`: ${operandsSummary}.`, '']),
    table(['option', 'does'], rows),
    '',
    '```sh',
    ...examples.map(([line, does]) => `# ${does}\n${line}`),
    '```',
    '',
  ].join('\n');
}

/** A table of Markdown. */
export function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(titles), `|${titles.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}
