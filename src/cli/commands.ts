import { add } from './add.ts';
import { code } from './code.ts';
import type { Command } from './command.ts';
import { explain } from './explain.ts';
import { score } from './score.ts';
import { serve } from './serve.ts';

/** All commands, in the order of the help. */
export const COMMANDS: readonly Command[] = [code, explain, add, serve, score];
