import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileKnowledge, type Knowledge } from '../extract/knowledge.ts';
import type { KnowledgeSource } from '../rules/knowledge.ts';
import { readImported } from './imported-gazetteers.ts';
import { loadKnowledgeSource, readCompiledKnowledge } from './knowledge-source.ts';

/** The folder of the package: that of package.json, whether run from src/cli/ or from dist/. */
export const packageFolder = findPackageFolder(dirname(fileURLToPath(import.meta.url)));

/**
 * The lexicon, actors, gazetteer and rules in the form the pipeline works with. `home` is the folder of
 * what the user has added; without it only what comes with the package is loaded.
 */
export const loadKnowledge = (home?: string): Knowledge => compileKnowledge(loadSource(home));

/** The parsed data files of the package, with the gazetteers that the user has imported. */
export function loadSource(home: string | undefined): KnowledgeSource {
  const { files } = loadPackagedSource();
  const imported = readImported(home).map(
    ({ name, table }) => [`gazetteer/imported/${name}.tsv`, table] as const,
  );
  return { files: { ...files, ...Object.fromEntries(imported) } };
}

/** The parsed data files of this package: from data/ in the repository, else those it was built with. */
export function loadPackagedSource(): KnowledgeSource {
  const data = join(packageFolder, 'data');
  if (!existsSync(data))
    return readCompiledKnowledge(join(packageFolder, 'dist', 'knowledge.json'));
  return loadKnowledgeSource(data, join(packageFolder, 'build', 'knowledge.json'));
}

function findPackageFolder(from: string): string {
  if (existsSync(join(from, 'package.json')) || dirname(from) === from) return from;
  return findPackageFolder(dirname(from));
}
