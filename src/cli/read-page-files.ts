import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { englishPlacesOf, labelsOf } from '../api/labels.ts';
import type { PageFile, PageFiles } from '../api/page-files.ts';
import { IsnadError } from '../model/isnad-error.ts';
import { loadSource, packageFolder } from './load-knowledge.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Reads the built page into memory, with the knowledge that the browser codes by. */
export function readPageFiles(home: string | undefined): PageFiles {
  const folder = ['build', 'dist'].map((name) => join(packageFolder, name, 'page')).find(isBuilt);
  if (folder === undefined) {
    throw new IsnadError('not-found', 'The page is not built', {
      hint: 'Run `npm start` or `npm run build` in the folder of Isnad.',
    });
  }
  const files = new Map<string, PageFile>();
  const visit = (below: string): void => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const path = `${below}/${entry.name}`;
      if (entry.isDirectory()) visit(path);
      else {
        const type = TYPES[extname(entry.name)];
        if (type !== undefined) {
          files.set(
            path,
            pageFile(readFileSync(join(folder, path)), type, path.includes('/assets/')),
          );
        }
      }
    }
  };
  visit('');
  const source = loadSource(home);
  files.set('/knowledge.json', jsonFile(source));
  files.set('/labels.json', jsonFile(labelsOf(source)));
  files.set('/places.json', jsonFile(englishPlacesOf(source)));
  return files;
}

const jsonFile = (value: unknown): PageFile =>
  pageFile(Buffer.from(JSON.stringify(value)), 'application/json; charset=utf-8', false);

const isBuilt = (folder: string): boolean => existsSync(join(folder, 'index.html'));

function pageFile(bytes: Buffer, type: string, hashed: boolean): PageFile {
  const digest = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  return { type, body: new Uint8Array(bytes), etag: `"${digest}"`, hashed };
}
