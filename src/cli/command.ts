/** What a command may touch of the world. Tests hand in their own. */
export interface Io {
  /** Writes to standard output; resolves once more may be written. */
  readonly out: (text: string) => Promise<void>;
  /** Writes to standard error. */
  readonly err: (text: string) => void;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  /** Width of the terminal in cells. */
  readonly columns: number;
  /** Folder of what the user has added to Isnad; absent where a run is to know nothing of it. */
  readonly home?: string;
}

/** One option of a command, in commander's spelling: `--format <form>`. */
export interface CommandOption {
  readonly flags: string;
  readonly summary: string;
  readonly choices?: readonly string[];
  readonly fallback?: string;
}

/** Option values by their camel-cased names. */
export type OptionValues = Readonly<Record<string, unknown>>;

/** A command is data: the program, its help and `docs/cli.md` are made from the same list. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  /** Operands in commander's spelling: `<path...>`. */
  readonly operands: string;
  /** What the operands are. */
  readonly operandsSummary: string;
  readonly options: readonly CommandOption[];
  readonly examples: readonly (readonly [run: string, does: string])[];
  /** Runs the command and tells the exit status. */
  readonly run: (operands: readonly string[], values: OptionValues, io: Io) => Promise<number>;
}

/** The text of an option; undefined where it was not given. */
export function textOption(values: OptionValues, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

/** The option that every command has: one JSON form for scripts. */
export const jsonOption: CommandOption = {
  flags: '--json',
  summary: 'print JSON',
};
