import { basename, join } from 'node:path';
import { serve as listen } from '@hono/node-server';
import { type Collection, watchRevision } from '../api/collection.ts';
import { createApp } from '../api/create-app.ts';
import { hostsOf } from '../api/guard.ts';
import { IsnadError } from '../model/isnad-error.ts';
import type { Report } from '../model/report.ts';
import { codeReport } from '../pipeline.ts';
import { openMemoryStore, openStore, type Store } from '../store/open-store.ts';
import { type Command, type Io, type OptionValues, textOption } from './command.ts';
import { EXIT, printError } from './exit-status.ts';
import { loadKnowledge, packageFolder } from './load-knowledge.ts';
import { metadataOptions, openInputs } from './read-inputs.ts';
import { readPageFiles } from './read-page-files.ts';
import { type Coder, takeIn } from './take-in.ts';
import { version } from './version.ts';

const DEFAULT_PORT = '8137';

export const serve: Command = {
  name: 'serve',
  summary: 'Show a collection in the browser: who says what, on a map, in time, word by word.',
  operands: '[path...]',
  operandsSummary:
    'reports to show without keeping them; without any, the project file is shown and can be changed',
  options: [
    { flags: '--project <file>', summary: 'project file', fallback: 'isnad.db' },
    { flags: '--examples', summary: 'show the bundled, invented examples' },
    { flags: '--port <number>', summary: 'port; 0 takes a free one', fallback: DEFAULT_PORT },
    {
      flags: '--host <address>',
      summary: 'address to listen on; others than your own machine can then read the collection',
      fallback: '127.0.0.1',
    },
    ...metadataOptions,
  ],
  examples: [
    ['isnad serve', 'the project file ./isnad.db at http://127.0.0.1:8137'],
    ['isnad serve --examples', 'the bundled examples'],
    ['isnad serve reports/ --port 9000', 'a folder of reports, kept in memory only'],
  ],
  async run(operands, values, io) {
    const port = readPort(textOption(values, 'port') ?? DEFAULT_PORT);
    const host = textOption(values, 'host') ?? '127.0.0.1';
    const files = readPageFiles();
    const knowledge = loadKnowledge();
    const coder: Coder = {
      coder: `isnad ${version}`,
      code: (report: Report) => codeReport(report, knowledge),
      now: () => new Date().toISOString(),
    };
    const paths = operands.filter((path) => path !== undefined);
    const isExample = values['examples'] === true;
    const store = await open(paths, isExample, values, coder, io);
    const file = textOption(values, 'project') ?? 'isnad.db';
    const label = isExample ? 'examples' : paths.length > 0 ? paths.join(' ') : basename(file);
    const collection: Collection = {
      store,
      label,
      isExample,
      version,
      ...coder,
      ...watchRevision(store),
    };
    const hosts = hostsOf(host);
    const onBug = (error: unknown): void => {
      io.err(
        `This is a bug in Isnad ${version}: ${error instanceof Error ? error.stack : error}\n`,
      );
    };
    const app = createApp({ collection, files, hosts, onBug });
    return await runUntilStopped(app.fetch, port, host, store, io);
  },
};

async function open(
  paths: readonly string[],
  isExample: boolean,
  values: OptionValues,
  coder: Coder,
  io: Io,
): Promise<Store> {
  if (!isExample && paths.length === 0)
    return openStore(textOption(values, 'project') ?? 'isnad.db');
  const store = openMemoryStore();
  const sets = isExample
    ? [join(packageFolder, 'examples'), join(packageFolder, 'examples', 'autumn')].map(
        (folder) => ({
          operands: [join(folder, 'reports')],
          given: { meta: join(folder, 'meta.jsonl') },
        }),
      )
    : [{ operands: paths, given: values }];
  for (const { operands, given } of sets) {
    const inputs = await openInputs(operands, given, io);
    for (const error of inputs.failures) printError(error, io);
    for (const error of await takeIn(store, inputs.reports, coder)) printError(error, io);
  }
  return store;
}

async function runUntilStopped(
  fetch: (request: Request) => Response | Promise<Response>,
  port: number,
  hostname: string,
  store: Store,
  io: Io,
): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = listen({ fetch, port, hostname }, ({ port: taken }) => {
      const name = hostname.includes(':') ? `[${hostname}]` : hostname;
      io.err(`Isnad is at http://${name}:${taken} — stop it with Ctrl+C\n`);
    });
    server.on('error', (cause) => {
      reject(
        new IsnadError(
          'bad-option',
          `Port ${port} of ${hostname} cannot be used: ${cause.message}`,
          {
            cause,
            hint: 'Choose another with --port; 0 takes a free one.',
          },
        ),
      );
    });
    const stop = (): void => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      store.close().then(() => resolve(EXIT.ok), reject);
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new IsnadError('bad-option', `--port ${text} is no port`, {
    hint: 'Give a number from 0 to 65535.',
  });
}
