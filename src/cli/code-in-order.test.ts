import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { IsnadError } from '../model/isnad-error.ts';
import type { RawSource } from '../model/raw-source.ts';
import type { ReportInput } from '../read/report-input.ts';
import { codeEach, codeOnThreads } from './code-in-order.ts';
import { openThreads } from './coding-threads.ts';
import { loadKnowledge } from './load-knowledge.ts';

const ENOUGH_BYTES = 50_000_000;
const reports = 'examples/reports';
const files = readdirSync(reports).filter((file) => file.endsWith('.txt'));
const source: RawSource = {
  bytes: new Uint8Array(),
  sha256: '',
  format: 'text',
  part: '',
  encoding: 'utf-8',
};
const unreadable: ReportInput = {
  origin: 'broken.txt',
  error: new IsnadError('unreadable', 'It cannot be read'),
  bytes: 3,
};

/** The examples, over and over, with a file that cannot be read after every third. */
async function* inputs(times: number): AsyncGenerator<ReportInput> {
  for (let round = 0; round < times; round++) {
    for (const [i, file] of files.entries()) {
      const text = readFileSync(join(reports, file), 'utf8');
      const report = { id: `${round}-${file}`, text, published: '2025-06-10' };
      yield { origin: file, report, diagnostics: [], bytes: text.length, source };
      if (i % 3 === 0) yield unreadable;
    }
  }
}

describe('coding on other cores', () => {
  const threads = openThreads(ENOUGH_BYTES, undefined);
  afterAll(() => threads?.close());

  test('gives what coding on one core gives, in the order of the input', async () => {
    if (threads === undefined) {
      console.warn('SKIPPED: this machine has one core, so nothing is coded on another');
      return;
    }
    const alone = await Array.fromAsync(codeEach(inputs(30), () => loadKnowledge()));
    const shared = await Array.fromAsync(codeOnThreads(inputs(30), threads));
    expect(shared.length).toBeGreaterThan(files.length * 30);
    expect(JSON.stringify(shared.map(({ coded }) => coded ?? null))).toBe(
      JSON.stringify(alone.map(({ coded }) => coded ?? null)),
    );
    expect(shared.map(({ input }) => input.origin)).toEqual(alone.map(({ input }) => input.origin));
  });

  test('is not worth a start for little input', () => {
    expect(openThreads(100_000, undefined)).toBeUndefined();
  });
});
