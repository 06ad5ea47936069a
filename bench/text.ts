// Measures folding, tokenizing and the classification of lines: the time a report takes when warm, and that hostile or very long
// input takes time in proportion to its length. Run with: node bench/text.ts

import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { compileResidue, findLines } from '../src/extract/blocks.ts';
import { fold } from '../src/text/fold.ts';
import { findQuotations } from '../src/text/quotations.ts';
import { splitSentences } from '../src/text/sentences.ts';
import { tokenize } from '../src/text/tokens.ts';

const KNOWN = new Set(['صاروخ', 'قصف', 'مقتل', 'انزال', 'داعش', 'مدني', 'قوات']);
const knows = (word: string): boolean => KNOWN.has(word);

const folder = new URL('../examples/reports/', import.meta.url);
const reports = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
const residue = compileResidue(
  parse(readFileSync(new URL('../data/lexicon/residue.yaml', import.meta.url), 'utf8')),
);
const SIZE = 2048;
const REPEATS = 200;
const WARM_UP = 50;

/** Processor time of this process, so that others on the machine do not count. */
const cpuMs = (): number => process.cpuUsage().user / 1000;

/** Average microseconds a report of 2 KB (UTF-8) takes. */
function perReport(run: (raw: string) => unknown): string {
  const pieces = cutTo(reports, SIZE);
  for (let i = 0; i < WARM_UP; i++) for (const piece of pieces) run(piece);
  const start = cpuMs();
  for (let i = 0; i < REPEATS; i++) for (const piece of pieces) run(piece);
  return `${(((cpuMs() - start) / (REPEATS * pieces.length)) * 1000).toFixed(1)} µs`;
}

/** The reports joined and cut to pieces of `bytes` bytes of UTF-8. */
function cutTo(texts: readonly string[], bytes: number): readonly string[] {
  const whole = Buffer.from(texts.join('\n\n'));
  const pieces: string[] = [];
  for (let i = 0; i + bytes <= whole.length; i += bytes) {
    pieces.push(whole.subarray(i, i + bytes).toString());
  }
  return pieces;
}

/** Nanoseconds a character at two lengths: equal where the time is linear. */
function perCharacter(unit: string): string {
  const at = (length: number): number => {
    const raw = unit.repeat(Math.ceil(length / unit.length));
    const start = cpuMs();
    const tokens = tokenize(fold(raw), knows);
    findQuotations(tokens);
    splitSentences(tokens, 0, tokens.length);
    findLines(tokens, residue);
    return ((cpuMs() - start) * 1e6) / raw.length;
  };
  at(100_000);
  return `${at(250_000).toFixed(0)} ns, ${at(1_000_000).toFixed(0)} ns, ${at(2_000_000).toFixed(0)} ns`;
}

console.log(`fold                  ${perReport(fold)}`);
console.log(`fold + tokenize       ${perReport((raw) => tokenize(fold(raw), knows))}`);
console.log(
  `… + quotations + sentences  ${perReport((raw) => {
    const tokens = tokenize(fold(raw), knows);
    return [findQuotations(tokens), splitSentences(tokens, 0, tokens.length)];
  })}`,
);
console.log(
  `fold + tokenize + lines  ${perReport((raw) => findLines(tokenize(fold(raw), knows), residue))}`,
);
console.log('a character, at 250,000, 1,000,000 and 2,000,000 characters:');
const hostile: Readonly<Record<string, string>> = {
  'the example reports': reports.join('\n\n'),
  'ـ.ـ.': 'ـ.ـ.',
  'بـ.': 'بـ.',
  'letters without a space': 'قصفداعش',
  'ة without a space': 'ةة',
  spaces: ' ',
  'combining marks': '\u064b',
  'marks and a dot': '\u200f\u200f\u200f.',
  'single letters': 'ق ص ف ',
  'letters and dots': 'ق.ص.',
  'letters and digits': 'ق1',
  tatweel: 'ـ',
  'space and tatweel': ' ـ',
  'opening quotation marks': '« ',
  'quoted words': '"قسد ',
  brackets: '((',
  'a long address': 'http://a',
  'dots after letters': 'a.',
  digits: '1,234,',
  ligatures: 'ﷺ',
};
for (const [name, unit] of Object.entries(hostile)) {
  console.log(`  ${name.padEnd(26)} ${perCharacter(unit)}`);
}
