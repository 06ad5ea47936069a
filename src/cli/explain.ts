import type { Knowledge } from '../extract/knowledge.ts';
import type { CodedEvent, CodedReport, Evidence, Tally } from '../model/coded-report.ts';
import type { IsnadError } from '../model/isnad-error.ts';
import { quote } from '../text/span.ts';
import { inline } from './cells.ts';
import { codeInput } from './code-input.ts';
import { type Command, jsonOption } from './command.ts';
import {
  describeChain,
  describeKind,
  describeOutcomes,
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
    [report.id, report.published ?? 'publication date unknown', report.outlet ?? '']
      .filter((part) => part !== '')
      .map(inline)
      .join('  '),
    ...events.flatMap((event, i) => explainEvent(event, i + 1, raw)),
    ...tallies.flatMap((tally, i) => explainTally(tally, i + 1, raw)),
    ...(events.length + tallies.length === 0 ? ['  no event'] : []),
    ...(diagnostics.length === 0 ? [] : ['  notes']),
    ...diagnostics.map(({ code, message, start, end }) => {
      const words =
        start === undefined || end === undefined ? '' : quoteInline(raw, { start, end });
      return `    ${[words, inline(message), `[${code}]`].filter((part) => part !== '').join('  ')}`;
    }),
  ];
  return `${lines.join('\n')}\n\n`;
}

function explainEvent(event: CodedEvent, number: number, raw: string): readonly string[] {
  const values: readonly (readonly [field: string, value: string])[] = [
    ['kind', describeKind(event)],
    ['when', describeWhen(event.when)],
    ['where', describeWhere(event.where)],
    ['who', describeWho(event.who)],
    ['outcomes', describeOutcomes(event)],
    ['accordingTo', describeChain(event.accordingTo)],
  ];
  return [
    `  event ${number}  ${event.id}`,
    ...values.flatMap(([field, value]) =>
      explainValue(field, value === '' ? 'none' : value, event.evidence, raw),
    ),
    ...otherEvidence(
      values.map(([field]) => field),
      event.evidence,
      raw,
    ),
  ];
}

function explainTally(tally: Tally, number: number, raw: string): readonly string[] {
  return [
    `  tally ${number}  ${tally.id}`,
    ...explainValue('what', describeTally(tally), [], raw),
    ...otherEvidence([], tally.evidence, raw),
  ];
}

/** A value, and under it the words and the rule of each evidence for the field or a part of it. */
function explainValue(
  field: string,
  value: string,
  evidence: readonly Evidence[],
  raw: string,
): readonly string[] {
  const own = evidence.filter((item) => rootOf(item.field) === field);
  return [
    `    ${field.padEnd(11)} ${inline(value)}`,
    ...own.map((item) => explainEvidence(item, raw)),
  ];
}

function otherEvidence(
  fields: readonly string[],
  evidence: readonly Evidence[],
  raw: string,
): readonly string[] {
  return evidence
    .filter((item) => !fields.includes(rootOf(item.field)))
    .map((item) => explainEvidence(item, raw));
}

function explainEvidence(item: Evidence, raw: string): string {
  return `      ${item.field.padEnd(14)} ${quoteInline(raw, item)}  ${item.rule}  ${item.start}-${item.end}`;
}

const quoteInline = (raw: string, span: { readonly start: number; readonly end: number }): string =>
  `«${inline(quote(raw, span))}»`;

/** The field that a path such as `outcomes[0].best` lies in. */
const rootOf = (path: string): string => /^[A-Za-z]+/.exec(path)?.[0] ?? path;
