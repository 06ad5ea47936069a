import { ADOPTION_RULES } from '../reconcile/adopt.ts';
import { adoptAll, linkCollection } from '../store/link-collection.ts';
import { type Difference, recodeReports } from '../store/recode.ts';
import { chooseAdoptionRule } from '../store/settings.ts';
import { inline } from './cells.ts';
import { openCoder } from './coder.ts';
import { type Command, jsonOption, textOption } from './command.ts';
import {
  describeKind,
  describeOutcomes,
  describeWhen,
  describeWhere,
  describeWho,
} from './describe-event.ts';
import { EXIT } from './exit-status.ts';
import { openProgress } from './progress.ts';
import { actorOf, actorOption, now, projectOption, withStore } from './project.ts';

export const recode: Command = {
  name: 'recode',
  summary: 'Code the reports of a project file with this version; decisions of people are kept.',
  operands: '',
  operandsSummary: '',
  options: [
    projectOption,
    { flags: '--diff', summary: 'show what comes out otherwise than before' },
    { flags: '--dry-run', summary: 'change nothing; with --diff to look at the differences first' },
    { flags: '--all', summary: 'also reports that this version and these data have coded' },
    {
      flags: '--rule <rule>',
      summary: 'adopt the values of incidents by this rule from now on',
      choices: ADOPTION_RULES,
    },
    actorOption,
    { ...jsonOption, summary: 'print one JSON object, with --diff the differences too' },
  ],
  examples: [
    ['isnad recode --diff --dry-run', 'what an update or an edit of the data would change'],
    ['isnad recode', 'codes what this version has not coded, and links anew'],
    ['isnad recode --rule lowest', 'another rule for the adopted values'],
  ],
  async run(_, values, io) {
    const json = values['json'] === true;
    const dryRun = values['dryRun'] === true;
    const rule = ADOPTION_RULES.find((known) => known === textOption(values, 'rule'));
    return await withStore(values, async (store) => {
      const act = { actor: actorOf(values), at: now() };
      const { bytes } = await store.db
        .selectFrom('report')
        .select(({ fn }) => fn.sum<number | null>(fn('length', ['text'])).as('bytes'))
        .executeTakeFirstOrThrow();
      const coder = openCoder(2 * (bytes ?? 0), io.home);
      const progress = openProgress(bytes ?? 0, io, () => performance.now());
      const differences: Difference[] = [];
      try {
        let shown = '';
        const counts = await recodeReports(store, {
          coder,
          actor: act.actor,
          now,
          only: values['all'] === true ? 'all' : 'outdated',
          dryRun,
          ...(values['diff'] === true && {
            onDifference: (difference: Difference) => {
              if (json) differences.push(difference);
              else shown += describe(difference);
            },
          }),
        });
        progress.end();
        await io.out(shown);
        if (!dryRun && rule !== undefined) {
          await store.db.transaction().execute((trx) => chooseAdoptionRule(trx, act, rule));
        }
        const linked =
          dryRun || counts.coded === 0 ? undefined : await linkCollection(store, 'all');
        if (!dryRun && linked === undefined && rule !== undefined) await adoptAll(store);
        for (const no of linked?.dangling ?? []) {
          io.err(`note: decision ${no} is about an event that is no longer coded; it is kept\n`);
        }
        const result = { ...counts, version: coder.version, dangling: linked?.dangling ?? [] };
        const text = `coded ${counts.coded}, changed ${counts.changed}${dryRun ? ' (nothing was kept)' : ''}\n`;
        await io.out(json ? `${JSON.stringify({ ...result, differences })}\n` : text);
        return EXIT.ok;
      } finally {
        await coder.close();
      }
    });
  },
};

const REST: Readonly<Record<Difference['rest'][number], string>> = {
  tallies: 'tallies',
  notes: 'notes',
  corrected: 'only what a person has corrected',
};

function describe({ name, report, added, removed, changed, rest }: Difference): string {
  const event = (of: Difference['added'][number]): string =>
    [
      describeWhen(of.when),
      describeKind(of),
      describeWhere(of.where),
      describeWho(of.who),
      describeOutcomes(of),
    ]
      .map(inline)
      .join('  ');
  const lines = [
    `${inline(name)}  ${report}`,
    ...removed.map((of) => `  - ${event(of)}`),
    ...added.map((of) => `  + ${event(of)}`),
    ...changed.flatMap(({ before, after, fields }) => [
      `  ~ ${fields.join(', ')}`,
      `      before  ${event(before)}`,
      `      now     ${event(after)}`,
    ]),
    ...rest.map((what) => `  ~ ${REST[what]}`),
  ];
  return `${lines.join('\n')}\n`;
}
