import { add } from './add.ts';
import { backup } from './backup.ts';
import { code } from './code.ts';
import type { Command } from './command.ts';
import { explain } from './explain.ts';
import { gazetteer } from './gazetteer.ts';
import { incident } from './incident.ts';
import { incidents } from './incidents.ts';
import { judge } from './judge.ts';
import { recode } from './recode.ts';
import { restore } from './restore.ts';
import { score } from './score.ts';
import { search } from './search.ts';
import { serve } from './serve.ts';
import { stats } from './stats.ts';
import { verify } from './verify.ts';

/** All commands, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  code,
  explain,
  add,
  incidents,
  incident,
  search,
  stats,
  judge,
  serve,
  recode,
  gazetteer,
  verify,
  backup,
  restore,
  score,
];
