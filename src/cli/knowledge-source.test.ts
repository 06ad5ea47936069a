import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadKnowledgeSource, readCompiledKnowledge } from './knowledge-source.ts';

let folder = '';
const data = (): string => join(folder, 'data');
const compiled = (): string => join(folder, 'build', 'knowledge.json');
const load = () => loadKnowledgeSource(data(), compiled()).files;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'isnad-data-'));
  mkdirSync(join(data(), 'lexicon'), { recursive: true });
  writeFileSync(join(data(), 'lexicon', 'a.yaml'), '- id: a\n  forms: [قصف, قصفت]\n');
  writeFileSync(join(data(), 'places.tsv'), '# comment\nname\tlat\r\nحلب\t36.2\n\n');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('loadKnowledgeSource', () => {
  const parsed = {
    'lexicon/a.yaml': [{ id: 'a', forms: ['قصف', 'قصفت'] }],
    'places.tsv': [
      ['name', 'lat'],
      ['حلب', '36.2'],
    ],
  };

  test('parses YAML and TSV, and gives the same from what it compiled', () => {
    expect(load()).toEqual(parsed);
    expect(load()).toEqual(parsed);
    expect(readCompiledKnowledge(compiled()).files).toEqual(parsed);
  });

  test('does not write again where nothing has changed', () => {
    load();
    const before = statSync(compiled());
    load();
    expect(statSync(compiled())).toMatchObject({ mtimeMs: before.mtimeMs, ino: before.ino });
  });

  test('sees a changed, an added and a removed file', () => {
    load();
    writeFileSync(join(data(), 'lexicon', 'a.yaml'), '- id: b\n');
    writeFileSync(join(data(), 'new.yaml'), 'x: 1\n');
    rmSync(join(data(), 'places.tsv'));
    const changed = { 'lexicon/a.yaml': [{ id: 'b' }], 'new.yaml': { x: 1 } };
    expect(load()).toEqual(changed);
    expect(load()).toEqual(changed);
  });

  test('parses again where only the end of the compiled file is lost', () => {
    load();
    writeFileSync(compiled(), readFileSync(compiled(), 'utf8').slice(0, -10));
    expect(load()).toEqual(parsed);
  });

  test.each(['', 'no json', '{"a":', '{"form":0,"stamps":{}}\n{}'])(
    'compiles again over a damaged file: %j',
    (damage) => {
      mkdirSync(join(folder, 'build'));
      writeFileSync(compiled(), damage);
      expect(load()).toEqual(parsed);
      expect(readFileSync(compiled(), 'utf8')).toContain('قصفت');
    },
  );

  test('names file, line and column of bad YAML', () => {
    writeFileSync(join(data(), 'lexicon', 'b.yaml'), '- id: a\n  forms: [قصف\n- id: c\n');
    expect(load).toThrow(/data\/lexicon\/b\.yaml:\d+:\d+: /);
  });

  test('reports a package without its compiled data', () => {
    expect(() => readCompiledKnowledge(compiled())).toThrow(/is missing or damaged/);
  });
});
