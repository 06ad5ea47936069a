import type { Knowledge } from '../extract/knowledge.ts';
import type {
  CodedEvent,
  CodedReport,
  Diagnostic,
  Evidence,
  RivalClaim,
  Tally,
  Where,
} from '../model/coded-report.ts';
import type { IsnadError } from '../model/isnad-error.ts';
import { quote } from '../text/span.ts';
import { inline } from './cells.ts';
import { codeInput } from './code-input.ts';
import { type Command, jsonOption } from './command.ts';
import {
  describeChain,
  describeKind,
  describeOutcome,
  describeOutcomes,
  describePeriod,
  describeTally,
  describeWhen,
  describeWhere,
  describeWho,
} from './describe-event.ts';
import { exitStatusOf, printError } from './exit-status.ts';
import { loadKnowledge } from './load-knowledge.ts';
import { metadataOptions, openInputs } from './read-inputs.ts';
import { arrayWriter } from './report-writer.ts';

export const explain: Command = {
  name: 'explain',
  summary: 'Show which words and which rule gave each value, and what gave no event, and why.',
  operands: '<path...>',
  operandsSummary: 'files, folders, or - for standard input, as for code',
  options: [
    ...metadataOptions,
    { ...jsonOption, summary: 'print one JSON array: coded reports, each evidence with its quote' },
  ],
  examples: [
    ['isnad explain report.txt --published 2025-11-25', 'the words and the rule behind each value'],
    ['isnad explain report.txt --json', 'the same for scripts'],
  ],
  async run(operands, values, io) {
    const inputs = await openInputs(operands, values, io);
    const failures: IsnadError['code'][] = [];
    const fail = (error: IsnadError): void => {
      printError(error, io);
      failures.push(error.code);
    };
    for (const error of inputs.failures) fail(error);
    const array = values['json'] === true ? arrayWriter() : undefined;
    let knowledge: Knowledge | undefined;
    let done = 0;
    await io.out(array?.start() ?? '');
    for await (const input of inputs.reports) {
      if ('error' in input) fail(input.error);
      else {
        knowledge ??= loadKnowledge(io.home);
        const coded = codeInput(input, knowledge);
        const quoted = array?.report(withQuotes(coded, input.report.text));
        await io.out(quoted ?? explainReport(coded, input.report.text));
        done++;
      }
    }
    await io.out(array?.end() ?? '');
    return exitStatusOf(done, failures);
  },
};

/** The coded report with the quoted words in each evidence. */
function withQuotes(coded: CodedReport, raw: string) {
  const quoted = <Item extends { readonly evidence: readonly Evidence[] }>(item: Item) => ({
    ...item,
    evidence: item.evidence.map((evidence) => ({ ...evidence, quote: quote(raw, evidence) })),
  });
  return {
    ...coded,
    events: coded.events.map(quoted),
    tallies: coded.tallies.map(quoted),
    diagnostics: coded.diagnostics.map((diagnostic) => {
      const { start, end } = diagnostic;
      if (start === undefined || end === undefined) return diagnostic;
      return { ...diagnostic, quote: quote(raw, { start, end }) };
    }),
  };
}

function explainReport(coded: CodedReport, raw: string): string {
  const { report, events, tallies, diagnostics } = coded;
  const lines = [
    [report.id, report.published ?? 'no publication date given', report.outlet ?? '']
      .filter((part) => part !== '')
      .map(inline)
      .join('  '),
    ...events.flatMap((event, i) => explainEvent(event, i + 1, raw)),
    ...tallies.flatMap((tally, i) => explainTally(tally, i + 1, raw)),
    ...(events.length + tallies.length === 0 ? ['  no event'] : []),
    ...explainDiagnostics('told, but no event', diagnostics.filter(isOther), raw),
    ...explainDiagnostics('told with reserve', diagnostics.filter(isHedge), raw),
    ...explainDiagnostics('of the page, not of the report', diagnostics.filter(isResidue), raw),
  ];
  return `${lines.join('\n')}\n\n`;
}

const isHedge = ({ code }: Diagnostic): boolean => code.startsWith('hedge/');
const isResidue = ({ code }: Diagnostic): boolean => code.startsWith('residue/');
const isOther = (one: Diagnostic): boolean => !isHedge(one) && !isResidue(one);

function explainDiagnostics(
  title: string,
  diagnostics: readonly Diagnostic[],
  raw: string,
): readonly string[] {
  if (diagnostics.length === 0) return [];
  return [
    `  ${title}`,
    ...diagnostics.map(({ code, message, start, end }) => {
      const words =
        start === undefined || end === undefined ? '' : quoteInline(raw, { start, end });
      return `    ${[words, inline(message), `[${code}]`].filter((part) => part !== '').join('  ')}`;
    }),
  ];
}

/** A value of an event, or a part of one, with the path under which its evidence stands. */
interface Part {
  readonly label: string;
  readonly path: string;
  /** Why there may be no words behind it. */
  readonly silent: string;
}

function explainEvent(event: CodedEvent, number: number, raw: string): readonly string[] {
  const { when, where, who, outcomes, claims = [], accordingTo, evidence } = event;
  const whole = (path: string, silent = FOLLOWS): readonly Part[] => [{ label: '', path, silent }];
  const value = (field: string, text: string, parts: readonly Part[]): readonly string[] => [
    `    ${field.padEnd(11)} ${text === '' ? 'none' : text}`,
    ...parts.flatMap((part) => explainPart(part, evidence, raw)),
  ];
  return [
    `  event ${number}  ${event.id}`,
    ...value('kind', describeKind(event), whole('kind')),
    ...value('when', describeWhen(when), when.from === null ? [] : whole('when', NEWS)),
    ...value('where', explainWhere(where), where.name === null ? [] : whole('where')),
    ...value(
      'who',
      inline(describeWho(who)),
      who.map(({ role, id }, i) => ({
        label: `${role} ${id}`,
        path: `who[${i}]`,
        silent: id === 'unidentified' ? 'nobody is named' : FOLLOWS,
      })),
    ),
    ...value('outcomes', inline(describeOutcomes(event)), [
      ...outcomes.map((outcome, i) => ({
        label: describeOutcome(outcome),
        path: `outcomes[${i}]`,
        silent: FOLLOWS,
      })),
      ...(event.seized ? [{ label: 'seized arms', path: 'seized', silent: FOLLOWS }] : []),
    ]),
    ...claims.map(
      ({ field, value: other, accordingTo: teller }) =>
        `      also told of ${field}: ${describeRival(other)}, by ${inline(describeChain(teller)) || OUTLET}`,
    ),
    ...(accordingTo.length === 0
      ? [`    accordingTo ${OUTLET}`]
      : value('accordingTo', inline(describeChain(accordingTo)), whole('accordingTo', UNCREDITED))),
  ];
}

const FOLLOWS = 'follows from the rest';
const NEWS = 'the day of the report, since nothing tells another';
const UNCREDITED = 'whoever was credited before goes on';
const OUTLET = 'the outlet itself';

function explainTally(tally: Tally, number: number, raw: string): readonly string[] {
  const about = [describePeriod(tally), tally.area ?? ''].filter((part) => part !== '');
  return [
    `  tally ${number}  ${tally.id}`,
    `    what        ${inline([describeTally(tally), ...about].join(', '))}`,
    ...tally.evidence.map((item) => explainEvidence(item.field, item, raw)),
    `    accordingTo ${inline(describeChain(tally.accordingTo)) || OUTLET}`,
  ];
}

/** The words and the rule behind a part, or why there are none. */
function explainPart(
  { label, path, silent }: Part,
  evidence: readonly Evidence[],
  raw: string,
): readonly string[] {
  const own = evidence.filter(({ field }) => field === path || field.startsWith(`${path}.`));
  if (own.length > 0) return own.map((item) => explainEvidence(label, item, raw));
  return [`      ${label === '' ? '' : `${label.padEnd(LABEL_WIDTH)} `}(${silent})`];
}

const LABEL_WIDTH = 24;

function explainEvidence(label: string, item: Evidence, raw: string): string {
  const shown = label === '' ? '' : `${label.padEnd(LABEL_WIDTH)} `;
  return `      ${shown}${quoteInline(raw, item)}  ${item.rule}  ${item.start}-${item.end}`;
}

/** The place with what the coordinates are worth, and other places of the name. */
function explainWhere(where: Where): string {
  const { precision, accuracyKm, candidates = [] } = where;
  const worth = accuracyKm === null ? precision : `${precision}, within ${accuracyKm} km`;
  const shown = candidates.slice(0, SHOWN_CANDIDATES).join(', ');
  const more = candidates.length - SHOWN_CANDIDATES;
  const others = shown === '' ? '' : `; or ${shown}${more > 0 ? ` and ${more} more` : ''}`;
  return `${inline(describeWhere(where))}${where.name === null ? '' : `  (${worth}${others})`}`;
}

const SHOWN_CANDIDATES = 3;

function describeRival(value: RivalClaim['value']): string {
  if ('what' in value) return describeOutcome(value);
  if ('role' in value) return describeWho([value]);
  return 'name' in value ? inline(describeWhere(value)) : describeWhen(value);
}

const quoteInline = (raw: string, span: { readonly start: number; readonly end: number }): string =>
  `«${inline(quote(raw, span))}»`;
