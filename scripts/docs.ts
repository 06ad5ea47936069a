// `npm run docs`: rewrites the generated parts of docs/, between their markers.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GENERATED, replaceGenerated } from './generated-docs.ts';
import { root } from './run-step.ts';

for (const path of new Set(GENERATED.map((part) => part.file))) {
  const file = join(root, path);
  writeFileSync(file, replaceGenerated(path, readFileSync(file, 'utf8')));
}
