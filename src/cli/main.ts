import { homedir } from 'node:os';
import { inspect } from 'node:util';
import type { Io } from './command.ts';
import { EXIT } from './exit-status.ts';
import { run } from './run.ts';
import { userFolder } from './user-folder.ts';
import { version } from './version.ts';

/** Width of the output where it goes to no terminal. */
const DEFAULT_COLUMNS = 140;

const io: Io = {
  out: (text) => {
    if (text === '' || process.stdout.write(text)) return Promise.resolve();
    return new Promise((resolve) => process.stdout.once('drain', resolve));
  },
  err: (text) => {
    process.stderr.write(text);
  },
  stdin: process.stdin,
  outIsTerminal: process.stdout.isTTY === true,
  errIsTerminal: process.stderr.isTTY === true,
  columns: process.stdout.columns ?? (Number(process.env['COLUMNS']) || DEFAULT_COLUMNS),
  home: userFolder({ env: process.env, platform: process.platform, homeFolder: homedir() }),
};

// Whoever reads the output may stop early (`isnad code … | head`); that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.ok);
  throw error;
});

try {
  process.exitCode = await run(process.argv.slice(2), io);
} catch (error) {
  const lines = inspect(error);
  io.err(`This is a bug in Isnad ${version}; please report it with the lines below.\n${lines}\n`);
  process.exitCode = EXIT.bug;
}
