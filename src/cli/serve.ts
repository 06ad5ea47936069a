import { existsSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { basename, join } from 'node:path';
import { serve as listen } from '@hono/node-server';
import { type Collection, watchRevision } from '../api/collection.ts';
import { createApp } from '../api/create-app.ts';
import { hostsOf } from '../api/guard.ts';
import { openWithholding } from '../api/withheld-places.ts';
import { type ErrorCode, IsnadError } from '../model/isnad-error.ts';
import type { ReportInput } from '../read/report-input.ts';
import { addReports } from '../store/add-reports.ts';
import { hasUnlinked, linkCollection } from '../store/link-collection.ts';
import {
  openMemoryStore,
  openSharedStore,
  openStoreToRead,
  type Store,
} from '../store/open-store.ts';
import { type OpenCoder, openCoder } from './coder.ts';
import { type Command, type Io, jsonOption, type OptionValues, textOption } from './command.ts';
import { EXIT, printError } from './exit-status.ts';
import { loadSource, packageFolder } from './load-knowledge.ts';
import { actorOf, actorOption, now, projectFile, projectOption } from './project.ts';
import { metadataOptions, openInputs } from './read-inputs.ts';
import { readPageFiles } from './read-page-files.ts';
import { version } from './version.ts';

const DEFAULT_PORT = '8137';

export const serve: Command = {
  name: 'serve',
  summary: 'Show a collection in the browser: who says what, on a map, in time, word by word.',
  operands: '[path...]',
  operandsSummary:
    'reports to show without keeping them; without any, the project file is shown and can be changed',
  options: [
    projectOption,
    { flags: '--examples', summary: 'show the bundled, invented examples' },
    { flags: '--port <number>', summary: 'port; 0 takes a free one', fallback: DEFAULT_PORT },
    {
      flags: '--host <address>',
      summary: 'address to listen on; others than your own machine can then read the collection',
      fallback: '127.0.0.1',
    },
    ...metadataOptions,
    actorOption,
    { ...jsonOption, summary: 'print the address as a JSON object once it can be opened' },
  ],
  examples: [
    ['isnad serve', 'the project file ./isnad.db at http://127.0.0.1:8137'],
    ['isnad serve --examples', 'the bundled examples'],
    ['isnad serve reports/ --port 9000', 'a folder of reports, kept in memory only'],
  ],
  async run(operands, values, io) {
    const port = readPort(textOption(values, 'port') ?? DEFAULT_PORT);
    const host = textOption(values, 'host') ?? '127.0.0.1';
    const files = readPageFiles(io.home);
    const paths = operands.filter((path) => path !== undefined);
    const isExample = values['examples'] === true;
    const coder = openCoder(0, io.home);
    const store = await open(paths, isExample, values, coder, io);
    const file = projectFile(values);
    const label = isExample ? 'examples' : paths.length > 0 ? paths.join(' ') : basename(file);
    const collection: Collection = {
      store,
      label,
      isExample,
      version,
      coder,
      actor: actorOf(values),
      now,
      ...watchRevision(store),
    };
    const isOpen = !['127.0.0.1', 'localhost', '::1'].includes(host);
    if (isOpen) io.err(`note: whoever reaches ${host} can read and change ${label}\n`);
    const hosts = new Set(
      [host, ...(isOpen ? ownAddresses() : [])].flatMap((one) => [...hostsOf(one)]),
    );
    const withhold = openWithholding(loadSource(io.home));
    const onBug = (error: unknown): void => {
      io.err(
        `This is a bug in Isnad ${version}: ${error instanceof Error ? error.stack : error}\n`,
      );
    };
    const app = createApp({ collection, files, hosts, withhold, onBug });
    // Whoever opens the page first should not wait for the index.
    await app.request('/api/overview', { headers: { host: '127.0.0.1' } });
    const announce = async (address: string): Promise<void> => {
      if (values['json'] === true) await io.out(`${JSON.stringify({ address })}\n`);
      else io.err(`Isnad is at ${address} — stop it with Ctrl+C\n`);
    };
    return await runUntilStopped(app.fetch, port, host, store, announce);
  },
};

async function open(
  paths: readonly string[],
  isExample: boolean,
  values: OptionValues,
  coder: OpenCoder,
  io: Io,
): Promise<Store> {
  if (!isExample && paths.length === 0) {
    return await openKept(projectFile(values), io);
  }
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
    const items = readable(inputs.reports, io);
    await addReports(store, items, { inputs: operands, coder, actor: actorOf(values), now });
  }
  await linkCollection(store, 'all');
  return store;
}

/** The project file, with what an interrupted run left unlinked. Others may write to it meanwhile. */
async function openKept(file: string, io: Io): Promise<Store> {
  let store: Store;
  try {
    store = await openSharedStore(file);
  } catch (error) {
    if (!isOf(error, 'store-read-only') || !existsSync(file)) throw error;
    io.err(`note: ${file} cannot be written; it is shown, and nothing in it can be changed\n`);
    return openStoreToRead(file);
  }
  if (!(await hasUnlinked(store.db))) return store;
  try {
    await store.change(() => linkCollection(store, 'new'));
  } catch (error) {
    // Whoever is adding reports now links them as well.
    if (!isOf(error, 'store-locked')) throw error;
    io.err(`note: reports are being added to ${file}; the page shows them once they are linked\n`);
  }
  return store;
}

const isOf = (error: unknown, code: ErrorCode): boolean =>
  error instanceof IsnadError && error.code === code;

/** The reports that can be read; of the others it is told why. */
async function* readable(
  inputs: AsyncIterable<ReportInput>,
  io: Io,
): AsyncGenerator<Exclude<ReportInput, { readonly error: unknown }>> {
  for await (const input of inputs) {
    if ('error' in input) printError(input.error, io);
    else yield input;
  }
}

async function runUntilStopped(
  fetch: (request: Request) => Response | Promise<Response>,
  port: number,
  hostname: string,
  store: Store,
  announce: (address: string) => Promise<void>,
): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = listen({ fetch, port, hostname }, ({ port: taken }) => {
      const name = hostname.includes(':') ? `[${hostname}]` : hostname;
      announce(`http://${name}:${taken}`).catch(reject);
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

/** The addresses of this machine, by which others call it. */
const ownAddresses = (): readonly string[] =>
  Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map(({ address }) => address));

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new IsnadError('bad-option', `--port ${text} is no port`, {
    hint: 'Give a number from 0 to 65535.',
  });
}
