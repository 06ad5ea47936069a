import type { Diagnostic } from '../model/coded-report.ts';
import type { Span } from '../text/span.ts';
import type { Token } from '../text/tokens.ts';
import type { Line, LineKind } from './blocks.ts';
import type { Scene } from './scene.ts';

/** The lines that tell no events. A dateline tells where and when the others were written. */
const RESIDUE: Readonly<Partial<Record<LineKind, string>>> = {
  caption: 'A caption, not a part of the report.',
  teaser: 'A headline of another report.',
  chrome: 'A heading or a part of the page, no sentence of the report.',
  tags: 'Tags of the page.',
  source: 'Names where the page has the report from.',
  comment: 'A comment of a reader.',
  repeat: 'Stands in the report before.',
};

/** Reporting words that leave open whether it is so. */
const HEDGES: Readonly<Partial<Record<string, string>>> = {
  suspect: 'Told as a supposition.',
  claim: 'Told as a claim that the report does not make its own.',
};

/**
 * What stands beside the events in a report, for whoever reads it: what was left unread since it belongs
 * to the page (`residue/…`), and the words that make a statement or a number less than certain (`hedge/…`).
 */
export function findAsides(scene: Scene): readonly Diagnostic[] {
  return [...findResidue(scene), ...findHedges(scene)];
}

function findResidue({ lines, tokens }: Scene): readonly Diagnostic[] {
  const runs: Line[] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last !== undefined && last.kind === line.kind && last.kind in RESIDUE) {
      runs[runs.length - 1] = { ...last, to: line.to };
    } else runs.push(line);
  }
  return runs.flatMap(({ kind, from, to }) => {
    const message = RESIDUE[kind];
    return message === undefined ? [] : aside(`residue/${kind}`, message, tokens, from, to);
  });
}

function findHedges({ sentences, tokens }: Scene): readonly Diagnostic[] {
  return sentences.flatMap(({ cues, quantities }) => [
    ...cues.flatMap(({ value, from, to }) => {
      if (value.type !== 'reporting' || value.weak || value.by === 'masdar') return [];
      const message = HEDGES[value.class];
      return message === undefined ? [] : aside(`hedge/${value.class}`, message, tokens, from, to);
    }),
    ...quantities.flatMap(({ from, at }) =>
      at > from
        ? aside('hedge/number', 'The number is told as a bound or a guess.', tokens, from, at)
        : [],
    ),
  ]);
}

function aside(
  code: string,
  message: string,
  tokens: readonly Token[],
  from: number,
  to: number,
): readonly Diagnostic[] {
  const span = spanOf(tokens, from, to);
  return span === undefined ? [] : [{ code, message, ...span }];
}

/** From the first to the last token that is no break of a line. */
function spanOf(tokens: readonly Token[], from: number, to: number): Span | undefined {
  const words = tokens.slice(from, to).filter(({ kind }) => kind !== 'break');
  const [first, last] = [words[0], words.at(-1)];
  return first === undefined || last === undefined
    ? undefined
    : { start: first.start, end: last.end };
}
