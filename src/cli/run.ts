import { CommanderError, Option, Command as Program } from 'commander';
import { IsnadError } from '../model/isnad-error.ts';
import type { Command, Io, OptionValues } from './command.ts';
import { ERRORS, EXIT, printError } from './exit-status.ts';
import { version } from './version.ts';

/**
 * Commands that are loaded by themselves, so that they start without the store and the server that the
 * others need.
 */
const ALONE: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['code', async () => (await import('./code.ts')).code],
  ['explain', async () => (await import('./explain.ts')).explain],
]);

async function loadCommands(name: string | undefined): Promise<readonly Command[]> {
  const load = ALONE.get(name ?? '');
  return load === undefined ? (await import('./commands.ts')).COMMANDS : [await load()];
}

/** Runs one command line (without `node isnad`) and tells the exit status. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  let status: number = EXIT.ok;
  const program = buildProgram(await loadCommands(args[0]), io, (result) => {
    status = result;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (!(error instanceof IsnadError)) throw error;
    printError(error, io);
    return ERRORS[error.code].exit;
  }
}

function buildProgram(
  commands: readonly Command[],
  io: Io,
  finish: (status: number) => void,
): Program {
  const output: Promise<void>[] = [];
  const program = new Program('isnad')
    .description('Reads Arabic reports on armed conflict and codes events with their provenance.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .showHelpAfterError('Run with --help for the commands and options.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => output.push(io.out(text)),
      writeErr: io.err,
    });
  for (const command of commands) addCommand(program, command, io, finish);
  return program;
}

function addCommand(
  program: Program,
  command: Command,
  io: Io,
  finish: (status: number) => void,
): void {
  const added = program
    .command(`${command.name} ${command.operands}`.trim())
    .description(descriptionOf(command))
    .summary(command.summary)
    .addHelpText('after', `\nExamples:\n${examplesOf(command)}`)
    .action(async (...given: readonly unknown[]) => {
      // The operands, if the command has any, then the options, then the command itself.
      const operands = given
        .slice(0, -2)
        .flat()
        .filter((operand) => typeof operand === 'string');
      finish(await command.run(operands, { ...(given.at(-2) as OptionValues) }, io));
    });
  for (const { flags, summary, choices, fallback } of command.options) {
    const option = new Option(flags, summary);
    if (choices !== undefined) option.choices(choices);
    if (fallback !== undefined) option.default(fallback);
    added.addOption(option);
  }
}

function descriptionOf(command: Command): string {
  if (command.operands === '') return command.summary;
  return `${command.summary}\n\n${operandName(command)}: ${command.operandsSummary}`;
}

const operandName = ({ operands }: Command): string => operands.replace(/[<>[\].]/g, '');

function examplesOf({ examples }: Command): string {
  return examples.map(([line, does]) => `  ${line}\n      ${does}`).join('\n');
}
