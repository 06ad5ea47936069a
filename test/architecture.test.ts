import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';

/** What each layer may import besides itself, as ARCHITECTURE.md says. */
const layers = readLayers(readFileSync('ARCHITECTURE.md', 'utf8'));
const sources = globSync('src/**/*.ts')
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !path.endsWith('.test.ts'))
  .sort();

test('the table of layers is read', () => {
  expect(layers.get('text')).toEqual([]);
  expect(layers.get('extract')).toContain('resolve');
});

test('every source has a layer, and every layer a source', () => {
  expect(new Set(sources.map(layerOf))).toEqual(new Set(layers.keys()));
});

test('a layer imports only layers above it in the table', () => {
  const order = [...layers.keys()];
  for (const [layer, allowed] of layers) {
    for (const above of allowed) expect(order.indexOf(above)).toBeLessThan(order.indexOf(layer));
  }
});

test.each(sources)('%s imports only what its layer may', (path) => {
  const layer = layerOf(path);
  const allowed = [layer, ...(layers.get(layer) ?? [])];
  expect(importsOf(path).filter((imported) => !allowed.includes(layerOf(imported)))).toEqual([]);
});

/** The core must run in a browser, and twice the same. */
test.each(sources.filter((path) => !['cli', 'read', 'store', 'web'].includes(layerOf(path))))(
  '%s touches no file, network or clock',
  (path) => {
    const source = readFileSync(path, 'utf8');
    expect(source).not.toMatch(/from 'node:/);
    expect(source).not.toMatch(/\bfetch\(|\bDate\.now\(|new Date\(\)|Math\.random\(/);
  },
);

function importsOf(path: string): readonly string[] {
  const specifiers = readFileSync(path, 'utf8').matchAll(/\b(?:from|import\()\s*'(\.[^']+)'/g);
  return [...specifiers].map(([, to = '']) => posix.join(posix.dirname(path), to));
}

/** `src/text/fold.ts` is of layer text; `src/pipeline.ts` is a layer of its own. */
function layerOf(path: string): string {
  return path.split('/')[1]?.replace(/\.ts$/, '') ?? '';
}

function readLayers(markdown: string): ReadonlyMap<string, readonly string[]> {
  const rows = markdown.matchAll(/^\| `(\w+)` \|[^|]*\|([^|]*)\|$/gm);
  return new Map(
    [...rows].map(([, layer = '', allowed = '']) => [
      layer,
      [...allowed.matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
    ]),
  );
}
