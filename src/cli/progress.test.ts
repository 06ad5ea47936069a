import { expect, test } from 'vitest';
import type { Io } from './command.ts';
import { openProgress } from './progress.ts';

test('draws a bar at most ten times a second, and takes it away', () => {
  const { io, written } = fakeIo({ errIsTerminal: true });
  let now = 0;
  const progress = openProgress(1000, io, () => now);
  for (let i = 0; i < 50; i++) {
    now += 10;
    progress.step(10);
  }
  progress.end();
  expect(written.filter((text) => text.includes('█'))).toHaveLength(5);
  expect(written.at(-2)).toContain('50 %  50 reports, 100 a second, 1 s left');
  expect(written.at(-1)).toBe('\r\u001B[K');
});

test('tells the rate alone where the size of the input is not known', () => {
  const { io, written } = fakeIo({ errIsTerminal: true });
  let now = 0;
  const progress = openProgress(0, io, () => now);
  now = 2000;
  progress.step(10);
  expect(written.join('')).toBe('\r\u001B[K1 reports, 1 a second');
});

test.each([
  { name: 'standard error is no terminal', errIsTerminal: false, outIsTerminal: false },
  { name: 'the output is in the same terminal', errIsTerminal: true, outIsTerminal: true },
])('draws nothing where $name', (terminals) => {
  const { io, written } = fakeIo(terminals);
  let now = 0;
  const progress = openProgress(1000, io, () => now);
  now = 5000;
  progress.step(10);
  progress.end();
  expect(written).toEqual([]);
});

function fakeIo(terminals: Partial<Io>) {
  const written: string[] = [];
  const io: Io = {
    out: () => Promise.resolve(),
    err: (text) => {
      written.push(text);
    },
    stdin: (async function* () {})(),
    outIsTerminal: false,
    errIsTerminal: false,
    columns: 80,
    ...terminals,
  };
  return { io, written };
}
