import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { IsnadError } from '../model/isnad-error.ts';
import { asIsnadError } from '../read/find-report-files.ts';
import { gazetteerOf } from '../resolve/places/gazetteer.ts';
import {
  type GeonamesImport,
  layoutProblem,
  readGeonames,
} from '../resolve/places/read-geonames.ts';
import { inline } from './cells.ts';
import { type Command, type Io, jsonOption, type OptionValues, textOption } from './command.ts';
import { EXIT } from './exit-status.ts';
import { keepImported, readImported, removeImported } from './imported-gazetteers.ts';
import { loadSource } from './load-knowledge.ts';

const ACTIONS = ['import', 'list', 'remove'] as const;
type Action = (typeof ACTIONS)[number];

/** The dump of a great country has some 300 MB; the one of all countries is no use here. */
const LARGEST_BYTES = 500 * 1024 * 1024;
/** So many reasons for which rows were left are told one by one. */
const MOST_REASONS = 8;

export const gazetteer: Command = {
  name: 'gazetteer',
  summary: 'Add the places of a GeoNames dump to the built-in ones, list or remove what was added.',
  operands: '<action> [operand]',
  operandsSummary:
    'import FILE: from now on every command knows its places; list: what is there; remove NAME: what import has added',
  options: [
    {
      flags: '--name <name>',
      summary: 'name to keep an import under; that of the file where not given',
    },
    {
      ...jsonOption,
      summary: 'print one JSON object, with the numbers of the rows that were left',
    },
  ],
  examples: [
    ['isnad gazetteer import SY.txt', 'the unpacked dump of a country from GeoNames'],
    ['isnad gazetteer list', 'the built-in gazetteer and those imported'],
    ['isnad gazetteer remove SY', 'back to the built-in gazetteer'],
  ],
  async run([action = '', operand, ...more], values, io) {
    if (!isAction(action)) {
      throw usage(`${action} is no action of isnad gazetteer`, `Choose ${ACTIONS.join(', ')}.`);
    }
    if (more.length > 0 || (operand === undefined) !== (action === 'list')) {
      throw usage(
        `isnad gazetteer ${action} takes ${action === 'list' ? 'no operand' : 'one operand'}`,
        `For example: ${gazetteer.examples[ACTIONS.indexOf(action)]?.[0] ?? ''}`,
      );
    }
    const home = io.home;
    if (home === undefined) {
      throw usage('There is no folder for imported gazetteers', 'Name one in ISNAD_HOME.');
    }
    if (action === 'list') return await list(home, values, io);
    if (action === 'remove') return await remove(home, operand ?? '', values, io);
    return await importDump(home, operand ?? '', values, io);
  },
};

const isAction = (text: string): text is Action => ACTIONS.some((action) => action === text);

const usage = (message: string, hint: string): IsnadError =>
  new IsnadError('bad-option', message, { hint });

async function importDump(
  home: string,
  path: string,
  values: OptionValues,
  io: Io,
): Promise<number> {
  const name = textOption(values, 'name') ?? basename(path).replace(/\.[^.]*$/, '');
  if (!/^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u.test(name)) {
    throw usage(
      `"${inline(name)}" cannot be the name of a gazetteer`,
      'Give one of letters, digits, _ and - with --name.',
    );
  }
  const bytes = await readDump(path);
  const source = decode(bytes, path);
  const problem = layoutProblem(source);
  if (problem !== undefined) {
    throw badLayout(path, problem);
  }
  const replaced = readImported(home).some((other) => other.name === name);
  // What the import replaces must not count as known.
  const { files } = loadSource(home);
  const { [`gazetteer/imported/${name}.tsv`]: _, ...others } = files;
  const found = readGeonames(source, gazetteerOf({ files: others }));
  if (found.places.length + found.known === 0) {
    throw badLayout(
      path,
      `none of its ${found.left.length} rows gives a place: ${reasonsOf(found)}`,
    );
  }
  const read = found.places.length + found.known + found.left.length;
  const file = keepImported(home, name, found.places, {
    from: path,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    read,
    known: found.known,
    left: found.left.length,
  });
  await io.out(
    values['json'] === true
      ? `${JSON.stringify({ name, file, replaced, read, kept: found.places.length, known: found.known, left: found.left })}\n`
      : [
          `${inline(path)}: ${read} rows`,
          `kept   ${found.places.length} places as "${name}"${replaced ? ', in place of what had that name' : ''}, in ${inline(file)}`,
          `known  ${found.known} rows whose place the gazetteer has already`,
          `left   ${found.left.length} rows${found.left.length === 0 ? '' : `: ${reasonsOf(found)}`}`,
          '',
        ].join('\n'),
  );
  return EXIT.ok;
}

/** Why rows were left, the most frequent first, each with its number and the first line. */
function reasonsOf({ left }: GeonamesImport): string {
  const reasons = new Map<string, { count: number; readonly line: number }>();
  for (const { why, line } of left) {
    const reason = reasons.get(why);
    if (reason === undefined) reasons.set(why, { count: 1, line });
    else reason.count++;
  }
  const sorted = [...reasons].sort(([, a], [, b]) => b.count - a.count || a.line - b.line);
  const told = sorted
    .slice(0, MOST_REASONS)
    .map(([why, { count, line }]) => `${inline(why)} (${count}, first in line ${line})`);
  const others = sorted.slice(MOST_REASONS).reduce((sum, [, { count }]) => sum + count, 0);
  return [...told, ...(others === 0 ? [] : [`other reasons (${others})`])].join(', ');
}

async function list(home: string, values: OptionValues, io: Io): Promise<number> {
  const imported = readImported(home).map(({ table, ...rest }) => ({
    ...rest,
    places: table.length - 1,
  }));
  const builtIn = gazetteerOf(loadSource(undefined)).places.length;
  if (values['json'] === true) {
    await io.out(`${JSON.stringify({ builtIn: { places: builtIn }, imported })}\n`);
    return EXIT.ok;
  }
  const lines = [
    `built in  ${builtIn} places`,
    ...imported.map(
      ({ name, places, from, file }) =>
        `${name}  ${places} places from ${inline(from)}, in ${inline(file)}`,
    ),
  ];
  await io.out(`${lines.join('\n')}\n`);
  return EXIT.ok;
}

async function remove(home: string, name: string, values: OptionValues, io: Io): Promise<number> {
  if (!removeImported(home, name)) {
    throw new IsnadError('not-found', `No gazetteer "${inline(name)}" was imported`, {
      hint: 'See the names with `isnad gazetteer list`.',
    });
  }
  await io.out(
    values['json'] === true ? `${JSON.stringify({ removed: name })}\n` : `removed ${name}\n`,
  );
  return EXIT.ok;
}

async function readDump(path: string): Promise<Buffer> {
  let bytes: Buffer;
  try {
    const { size } = await stat(path);
    if (size > LARGEST_BYTES) {
      throw new IsnadError('too-large', `${path} has more than 500 MiB`, {
        hint: 'Import the dump of one country, not that of all.',
      });
    }
    bytes = await readFile(path);
  } catch (error) {
    throw error instanceof IsnadError ? error : asIsnadError(path, error);
  }
  const isArchive = [ZIP, GZIP].some((start) => bytes.subarray(0, start.length).equals(start));
  if (!isArchive) return bytes;
  throw new IsnadError('bad-gazetteer', `${path} is packed`, {
    hint: 'Unpack it and import the .txt file of the country.',
  });
}

const ZIP = Buffer.from('PK');
const GZIP = Buffer.from([0x1f, 0x8b]);

function decode(bytes: Buffer, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new IsnadError('bad-gazetteer', `${path} is not UTF-8, as GeoNames dumps are`, {
      cause,
      hint: 'Take the dump as GeoNames gives it out.',
    });
  }
}

const badLayout = (path: string, problem: string): IsnadError =>
  new IsnadError('bad-gazetteer', `${inline(path)} is no GeoNames dump: ${problem}`, {
    hint: 'Take the dump of a country, XX.txt: 19 columns separated by tabs, no header row.',
  });
