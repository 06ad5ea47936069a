import type { Kysely, Selectable } from 'kysely';
import type { ChainLink, Count, When, Where } from '../model/coded-report.ts';
import { IsnadError } from '../model/isnad-error.ts';
import {
  ADOPTION_RULES,
  type FieldClaim,
  type ReconciledIncident,
  reconcileIncident,
  tollTimeline,
} from '../reconcile/adopt.ts';
import type { LinkReason } from '../reconcile/link-reason.ts';
import { describeOrigins } from '../reconcile/origins.ts';
import type { Database, IncidentTable } from '../store/database.ts';
import { incidentById, linksOfIncident } from '../store/incidents.ts';
import { judgementsOn } from '../store/judgements.ts';
import { membersOfIncidents, type StoredMember } from '../store/members.ts';
import { adoptionRule } from '../store/settings.ts';
import { inline } from './cells.ts';
import { type Command, type Io, jsonOption, textOption } from './command.ts';
import { describeChain, describeCount, describeWhen, describeWhere } from './describe-event.ts';
import { EXIT } from './exit-status.ts';
import { printRows, type RowColumn } from './print-rows.ts';
import { projectOption, withStoreToRead } from './project.ts';

export const incident: Command = {
  name: 'incident',
  summary:
    'Show an incident: every claim with its teller, the adopted values, origins and reasons.',
  operands: '<id>',
  operandsSummary: 'id of the incident, or the beginning of it',
  options: [
    projectOption,
    {
      flags: '--rule <rule>',
      summary: "rule to adopt values by, in place of the collection's",
      choices: ADOPTION_RULES,
    },
    { ...jsonOption, summary: 'print one JSON object' },
  ],
  examples: [
    ['isnad incident 3f9c2a', 'who says what'],
    ['isnad incident 3f9c2a --rule lowest', 'what another rule adopts'],
  ],
  async run([id = ''], values, io) {
    return await withStoreToRead(values, async ({ db }) => {
      const row = await findIncident(db, id);
      const chosen = ADOPTION_RULES.find((known) => known === textOption(values, 'rule'));
      const rule = chosen ?? (await adoptionRule(db));
      const stored = await membersOfIncidents(db, [row.no]);
      const reconciled = reconcileIncident(
        stored.map(({ member }) => member),
        rule,
      );
      const links = (await linksOfIncident(db, row.no).execute()).map((link) => {
        const reasons: readonly LinkReason[] = JSON.parse(link.reasons);
        return { ...link, reasons };
      });
      const names = await namesOfReports(db, stored);
      const keys = new Set(stored.map(({ member }) => member.key));
      const decisions = (await judgementsOn(db, keys)).map(
        ({ no, a, b, verdict, reason, actor, at, undone_by }) => {
          return { no, a, b, verdict, reason, actor, at, stands: undone_by === null };
        },
      );
      if (values['json'] === true) {
        const members = stored.map(({ member }) => ({ ...member, name: names.get(member.report) }));
        await io.out(
          `${JSON.stringify({ incident: row.id, rule, ...reconciled, members, links, decisions })}\n`,
        );
        return EXIT.ok;
      }
      await io.out(describe(row, reconciled, stored, names, rule, io));
      if (links.length > 0)
        await io.out(`\nheld for one occurrence because\n${describeLinks(links)}`);
      if (decisions.length > 0)
        await io.out(`\ndecisions\n${decisions.map(describeDecision).join('')}`);
      return EXIT.ok;
    });
  },
};

/** The one incident whose id begins so. Throws where there is none or more than one. */
export async function findIncident(
  db: Kysely<Database>,
  id: string,
): Promise<Selectable<IncidentTable>> {
  const [first, second] = id === '' ? [] : await incidentById(db, id).execute();
  if (first === undefined) {
    throw new IsnadError('unknown-id', `There is no incident ${id}`, {
      hint: 'Look ids up with `isnad incidents`.',
    });
  }
  if (second !== undefined && first.id !== id) {
    throw new IsnadError('unknown-id', `Several incidents begin with ${id}`, {
      hint: `Give more of the id: ${first.id} or ${second.id}.`,
    });
  }
  return first;
}

async function namesOfReports(
  db: Kysely<Database>,
  stored: readonly StoredMember[],
): Promise<ReadonlyMap<string, string>> {
  const numbers = [...new Set(stored.map(({ reportNo }) => reportNo))];
  const rows = await db
    .selectFrom('report')
    .select(['id', 'name'])
    .where('no', 'in', numbers)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** One line of the disagreement table: a value of a field and all who tell it. */
interface Line {
  readonly field: string;
  readonly value: string;
  readonly adopted: boolean;
  readonly origins: ReadonlySet<number>;
  readonly reports: ReadonlySet<string>;
  readonly tellers: readonly string[];
}

const LINE_COLUMNS: readonly RowColumn<Line>[] = [
  { name: 'field', title: 'field', least: 20, value: ({ field }) => field },
  { name: 'adopted', title: ' ', least: 1, value: ({ adopted }) => (adopted ? '✓' : '') },
  { name: 'value', title: 'value', least: 20, share: 0.4, value: ({ value }) => value },
  {
    name: 'origins',
    title: 'told by',
    least: 21,
    value: ({ origins, reports }) =>
      reports.size === 0 ? '' : describeOrigins(reports.size, origins.size),
  },
  {
    name: 'tellers',
    title: 'according to',
    least: 24,
    share: 0.6,
    value: ({ tellers }) => tellers.join('; '),
  },
];

function describe(
  row: Selectable<IncidentTable>,
  reconciled: ReconciledIncident,
  stored: readonly StoredMember[],
  names: ReadonlyMap<string, string>,
  rule: string,
  io: Io,
): string {
  const { origins, reports, outcomes, stances } = reconciled;
  const outlets = new Map(stored.map(({ member }) => [member.report, member.outlet]));
  const teller = ({ accordingTo, report }: FieldClaim<unknown>): string =>
    tellerOf(accordingTo, outlets.get(report) ?? names.get(report) ?? report);
  const lines = [
    ...linesOf('kind', reconciled.kind, (kind) => kind, teller),
    ...linesOf('when', reconciled.when, (when: When) => describeWhen(when), teller),
    ...linesOf('where', reconciled.where, (where: Where) => describeWhere(where), teller),
    ...outcomes.flatMap((outcome) =>
      linesOf(
        `${outcome.what} ${outcome.who}`,
        outcome,
        (count: Count) => describeCount(count),
        teller,
      ),
    ),
  ];
  const tolls = outcomes
    .map((outcome) => ({ outcome, steps: tollTimeline(outcome) }))
    .filter(({ steps }) => new Set(steps.map(({ count }) => describeCount(count))).size > 1);
  return [
    `${row.id}  ${row.kind}  ${row.from_day ?? '?'}  ${inline(`${row.admin1 ?? '?'} ${row.place ?? ''}`)}\n`,
    `${describeOrigins(reports, origins.length)}; values adopted by ${rule}\n\n`,
    printRows(lines, LINE_COLUMNS, 'table', io.columns),
    '\norigins\n',
    ...origins.map(({ name, tellings }) => `  ${inline(name)}: ${countReports(tellings)}\n`),
    tolls.length > 0 ? '\ntolls by day of publication\n' : '',
    ...tolls.map(({ outcome, steps }) => {
      const told = steps.map(
        ({ published, count }) => `${published ?? '?'} ${describeCount(count)}`,
      );
      return `  ${outcome.what} ${outcome.who}: ${told.join(' → ')}\n`;
    }),
    stances.length > 0 ? '\nwho\n' : '',
    ...stances.map(({ actor, role, told, silent, self }) => {
      const bases = [...Map.groupBy(told, ({ basis }) => basis)].map(
        ([basis, of]) => `${basis} by ${new Set(of.map(({ origin }) => origin)).size}`,
      );
      const silence = silent.length === 0 ? '' : `, ${silent.length} name nobody`;
      return `  ${role} ${actor}: ${bases.join(', ')}${silence}; itself ${self}\n`;
    }),
    '\nreports\n',
    ...stored.map(({ member }) => {
      const parts = [member.report, member.published, member.outlet, names.get(member.report)];
      const shown = parts.flatMap((part) => part ?? []).map(inline);
      return `  ${shown.join('  ')}  event ${member.event.id}\n`;
    }),
  ].join('');
}

function linesOf<Value>(
  field: string,
  {
    claims,
    adopted,
    agreement,
  }: {
    readonly claims: readonly FieldClaim<Value>[];
    readonly adopted: Value | null;
    readonly agreement: number | null;
  },
  show: (value: Value) => string,
  teller: (claim: FieldClaim<unknown>) => string,
): readonly Line[] {
  const groups = Map.groupBy(claims, ({ value }) => show(value));
  const chosen = adopted === null ? undefined : show(adopted);
  const lines = [...groups].map(([value, of], i) => ({
    field: i === 0 ? field : '',
    value,
    adopted: value === chosen,
    origins: new Set(of.map(({ origin }) => origin)),
    reports: new Set(of.map(({ report }) => report)),
    tellers: [...new Set(of.map(teller))],
  }));
  const [first] = lines;
  const measure = agreement === null ? '' : ` (${Math.round(agreement * 100)} % agree)`;
  const head = first === undefined ? [] : [{ ...first, field: field + measure }, ...lines.slice(1)];
  // A rule may adopt what nobody told in these words: a range.
  if (chosen === undefined || groups.has(chosen)) return head;
  const nobody = { origins: new Set<number>(), reports: new Set<string>(), tellers: [] };
  return [...head, { field: '', value: chosen, adopted: true, ...nobody }];
}

function tellerOf(chain: readonly ChainLink[], outlet: string): string {
  const links = describeChain(chain);
  return links === '' || chain.some(({ name }) => name === outlet)
    ? links || outlet
    : `${links} ‹ ${outlet}`;
}

function describeDecision({
  no,
  a,
  b,
  verdict,
  reason,
  actor,
  at,
  stands,
}: {
  readonly no: number;
  readonly a: string;
  readonly b: string;
  readonly verdict: string;
  readonly reason: string | null;
  readonly actor: string;
  readonly at: string;
  readonly stands: boolean;
}): string {
  const because = reason === null ? '' : `: ${inline(reason)}`;
  const undone = stands ? '' : ', taken back';
  const ids = [a, b].map((key) => key.slice(key.indexOf('/') + 1));
  return `  ${no}  ${ids.join(' and ')} are ${verdict}, by ${inline(actor)} on ${at.slice(0, 10)}${undone}${because}\n`;
}

/** A telling is a report and event, perhaps with the place of a rival claim. */
function countReports(tellings: readonly string[]): string {
  const reports = new Set(tellings.map((key) => key.split('/')[0]));
  return `${reports.size} report${reports.size === 1 ? '' : 's'}`;
}

function describeLinks(
  links: readonly {
    readonly event_a: string;
    readonly event_b: string;
    readonly score: number;
    readonly made_by: string;
    readonly reasons: readonly LinkReason[];
  }[],
): string {
  return links
    .map(({ event_a, event_b, score, made_by, reasons }) => {
      const head = `  ${event_a} = ${event_b}  score ${score.toFixed(1)}`;
      const by = made_by === 'judgement' ? '  a person says so' : '';
      const why = reasons.map(({ weight, text }) => {
        return `    ${weight >= 0 ? '+' : '−'}${Math.abs(weight).toFixed(1)}  ${inline(text)}`;
      });
      return `${[head + by, ...why].join('\n')}\n`;
    })
    .join('');
}
