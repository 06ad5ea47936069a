import type { ErrorCode, IsnadError } from '../model/isnad-error.ts';
import type { Io } from './command.ts';

/** Exit statuses of every command. */
export const EXIT = {
  ok: 0,
  someFailed: 1,
  usage: 2,
  badInput: 3,
  notFound: 4,
  integrity: 5,
  bug: 70,
} as const;

/** Each error: its exit status, when it comes, what to do. `docs/errors.md` prints this list. */
export const ERRORS: Readonly<
  Record<ErrorCode, { readonly exit: number; readonly when: string; readonly remedy: string }>
> = {
  'bad-option': {
    exit: EXIT.usage,
    when: 'An option or operand is missing, unknown, or has a value that it cannot have.',
    remedy: 'Run the command with --help.',
  },
  'not-found': {
    exit: EXIT.notFound,
    when: 'A file or folder that was named does not exist.',
    remedy: 'Check the spelling of the path, and the folder you are in.',
  },
  'no-reports': {
    exit: EXIT.notFound,
    when: 'A folder, with its subfolders, has no file that ends as reports do.',
    remedy: 'Give a folder with reports, or name the files one by one.',
  },
  unreadable: {
    exit: EXIT.badInput,
    when: 'The system does not let Isnad read a file or folder.',
    remedy: 'Check the rights on the file.',
  },
  unwritable: {
    exit: EXIT.badInput,
    when: 'The system does not let Isnad write into the folder of the user.',
    remedy:
      'Check the rights on the folder, or name another in the environment variable ISNAD_HOME.',
  },
  'unknown-format': {
    exit: EXIT.badInput,
    when: 'A file that was named ends as no reports do.',
    remedy:
      'Save the text of the report as .txt, or many reports as JSON lines in .jsonl; docs/cli.md lists all endings.',
  },
  'empty-report': {
    exit: EXIT.badInput,
    when: 'A file or a line of JSON has no text, or only white space.',
    remedy: 'Leave it out, or put the text of a report into it.',
  },
  'binary-file': {
    exit: EXIT.badInput,
    when: 'A file holds a PDF, a picture, an archive or other bytes that are no text.',
    remedy: 'Save the text of the report as a .txt file in UTF-8.',
  },
  'too-large': {
    exit: EXIT.badInput,
    when: 'The text of one report has more than 10 MiB.',
    remedy:
      'Split it into one .txt file a report, or into JSON lines (.jsonl), which have no limit.',
  },
  'bad-encoding': {
    exit: EXIT.badInput,
    when: 'A line of a .jsonl file is not valid UTF-8.',
    remedy: 'Write JSON lines in UTF-8.',
  },
  'bad-line': {
    exit: EXIT.badInput,
    when: 'A line of a .jsonl file is no JSON object, or has no "text".',
    remedy: 'Give one object a line: {"id": "…", "text": "…"}.',
  },
  'bad-meta': {
    exit: EXIT.badInput,
    when: 'A line of the --meta file is no JSON object with an id, or has a date that is no ISO date.',
    remedy: 'Give one object a line: {"id": "001", "published": "2025-11-25", "outlet": "…"}.',
  },
  'bad-gold': {
    exit: EXIT.badInput,
    when: 'A gold folder lacks reports/ or gold/, or a gold file is no coded report.',
    remedy:
      'Put reports/ID.txt and gold/ID.json into the folder, and meta.jsonl where dates are known.',
  },
  'bad-data': {
    exit: EXIT.badInput,
    when: 'A file of data/ is not valid YAML or lacks a field.',
    remedy:
      'Correct the line that is named; the comment on top of the file tells the form of an entry.',
  },
  'bad-gazetteer': {
    exit: EXIT.badInput,
    when: 'A file to import has not the layout of a GeoNames dump, or an imported gazetteer is damaged.',
    remedy: 'Take the dump of a country from GeoNames, unpack it, and import the .txt file in it.',
  },
  'bad-knowledge': {
    exit: EXIT.integrity,
    when: 'The compiled data of the package are missing or damaged.',
    remedy: 'Install Isnad again, or run `npm run build` in its source folder.',
  },
  'no-text': {
    exit: EXIT.badInput,
    when: 'A page, a feed item or a message has no text that could be a report.',
    remedy: 'Leave it out, or save the text of the report as a .txt file.',
  },
  'too-complex': {
    exit: EXIT.badInput,
    when: 'A page or a feed has more elements, or more of them inside one another, than any report needs.',
    remedy: 'Save the text of the report as a .txt file.',
  },
  'bad-feed': {
    exit: EXIT.badInput,
    when: 'An XML file is no RSS or Atom feed that can be read.',
    remedy: 'Save the feed again as the site gives it out.',
  },
  'unsafe-xml': {
    exit: EXIT.badInput,
    when: 'An XML file declares a document type or entities, as no feed needs and attacks use.',
    remedy: 'Remove the <!DOCTYPE …> if you trust the file.',
  },
  'bad-telegram': {
    exit: EXIT.badInput,
    when: 'A .json file is no export of Telegram Desktop, or breaks off.',
    remedy: 'Export the chat again in the form "Machine-readable JSON".',
  },
  'bad-csv': {
    exit: EXIT.badInput,
    when: 'A CSV file has no column with the text, or a row that cannot be read.',
    remedy: 'Name the columns: --columns text=body,published=date,outlet=site.',
  },
  'bad-archive': {
    exit: EXIT.badInput,
    when: 'A gzip, WARC or WACZ file breaks off or is damaged, or a hash in it does not match.',
    remedy: 'Copy or download it again; what came before the damage was read.',
  },
  'unsafe-archive': {
    exit: EXIT.badInput,
    when: 'An archive unpacks to more than any collection of reports, or names a file outside itself.',
    remedy: 'Do not open it with other programs; ask whoever made it for another.',
  },
  'unknown-id': {
    exit: EXIT.notFound,
    when: 'The project file has no incident, event or report of that id.',
    remedy: 'Look ids up with `isnad incidents` and `isnad search`.',
  },
  'not-a-store': {
    exit: EXIT.badInput,
    when: 'The file that was named as project file is something else. It is not touched.',
    remedy: 'Name another file.',
  },
  'newer-store': {
    exit: EXIT.badInput,
    when: 'The project file was written by a newer version of Isnad. It is not touched.',
    remedy: 'Update Isnad.',
  },
  'store-locked': {
    exit: EXIT.badInput,
    when: 'Another process is writing to the project file.',
    remedy: 'Wait until it has ended and run the command again.',
  },
  'store-read-only': {
    exit: EXIT.badInput,
    when: 'The project file cannot be opened or written.',
    remedy: 'Check the rights on the file and its folder.',
  },
  'store-full': {
    exit: EXIT.badInput,
    when: 'The disk does not take more. What was stored before is kept.',
    remedy: 'Make room and run the command again.',
  },
  'store-damaged': {
    exit: EXIT.integrity,
    when: 'The project file is damaged.',
    remedy: 'Restore a backup.',
  },
};

/** Prints what went wrong, where, and what to do. */
export function printError(error: IsnadError, io: Io): void {
  io.err(`error: ${error.message} [${error.code}]\n`);
  if (error.hint !== undefined) io.err(`  ${error.hint}\n`);
}

/** The exit status of a batch: the error's own where nothing could be coded, else "some failed". */
export function exitStatusOf(done: number, failures: readonly IsnadError['code'][]): number {
  const [first, ...rest] = new Set(failures.map((code) => ERRORS[code].exit));
  if (first === undefined) return EXIT.ok;
  if (done > 0) return EXIT.someFailed;
  return rest.length === 0 ? first : EXIT.badInput;
}
