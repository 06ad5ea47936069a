import type { IncidentDetail, MemberDetail } from '../../api/incident-view.ts';
import type { Labels } from '../../api/labels.ts';
import {
  type Count,
  type Kind,
  OUTCOMES,
  type Outcome,
  type When,
  type Where,
} from '../../model/coded-report.ts';
import { type FieldClaim, type ReconciledField, reconcileTotal } from '../../reconcile/adopt.ts';
import { describeActor, describeCount, describeWhen, joinPlace } from '../describe.ts';
import type { Words } from '../language/use-words.ts';

/** How what an origin says stands to what is adopted. */
export type Stand = 'agrees' | 'differs' | 'silent' | 'only';

/** What one origin says of a field. */
export interface Cell {
  readonly stand: Stand;
  /** Its latest value in words; empty where it is silent. */
  readonly text: string;
  /** Whom a number is said to count. */
  readonly parts: string;
  readonly member: MemberDetail | undefined;
  /** The paths of the value in its event. */
  readonly fields: readonly string[];
}

/** One field over all origins. */
export interface DisagreementRow {
  readonly key: string;
  readonly field: 'kind' | 'when' | 'where' | 'outcomes';
  readonly title: string;
  readonly adopted: string;
  /** 0 to 1; null where fewer than two origins tell it. */
  readonly agreement: number | null;
  readonly cells: readonly Cell[];
}

/** The rows of the table of disagreement: fields by independent origins. */
export function disagreementRows(
  { reconciled, members, rule }: IncidentDetail,
  labels: Labels,
  words: Words,
): readonly DisagreementRow[] {
  const { origins, kind, when, where, outcomes } = reconciled;
  const byKey = new Map(members.map((member) => [member.key, member]));
  const row = <Value>(
    field: DisagreementRow['field'],
    title: string,
    reconciledField: ReconciledField<Value>,
    describe: (value: Value) => string,
    fieldsOf: (claim: FieldClaim<Value>) => readonly string[],
    partsOf: (member: MemberDetail) => string = () => '',
    keyOf: (value: Value) => string = describe,
  ): DisagreementRow => {
    const { adopted: chosen } = reconciledField;
    const adopted = chosen === null ? '' : describe(chosen);
    const adoptedKey = chosen === null ? '' : keyOf(chosen);
    const tellers = new Set(reconciledField.claims.map(({ origin }) => origin)).size;
    const cells = origins.map((_, i): Cell => {
      const claim = reconciledField.claims.findLast(({ origin }) => origin === i);
      if (claim === undefined) {
        return { stand: 'silent', text: '', parts: '', member: undefined, fields: [] };
      }
      const text = describe(claim.value);
      const stand =
        tellers === 1 ? 'only' : keyOf(claim.value) === adoptedKey ? 'agrees' : 'differs';
      const member = byKey.get(claim.member);
      const parts = member === undefined ? '' : partsOf(member);
      return { stand, text, parts, member, fields: fieldsOf(claim) };
    });
    return {
      key: `${field} ${title}`,
      field,
      title,
      adopted,
      agreement: reconciledField.agreement,
      cells,
    };
  };
  return [
    ...OUTCOMES.filter((what) => outcomes.some((outcome) => outcome.what === what)).map((what) =>
      row<Count>(
        'outcomes',
        words.name('outcome', what),
        reconcileTotal(reconciled, what, rule),
        (value) => describeCount(value, words),
        ({ member }) => outcomePaths(byKey.get(member), what),
        (member) => victimsOf(member, what, labels, words),
      ),
    ),
    row<Kind>(
      'kind',
      words.say('field.kind'),
      kind,
      (value) => words.name('kind', value),
      () => ['kind'],
    ),
    row<When>(
      'when',
      words.say('field.when'),
      when,
      (value) => describeWhen(value, words),
      () => ['when'],
    ),
    row<Where>(
      'where',
      words.say('field.where'),
      where,
      (value) => joinPlace(value, labels, words),
      () => ['where'],
      undefined,
      ({ name, admin1 }) => `${name} ${admin1}`,
    ),
  ];
}

function outcomePaths(member: MemberDetail | undefined, what: Outcome['what']): readonly string[] {
  const of = member?.event.outcomes ?? [];
  return of.flatMap((outcome, i) => (outcome.what === what ? [`outcomes[${i}]`] : []));
}

function victimsOf(
  { event }: MemberDetail,
  what: Outcome['what'],
  labels: Labels,
  words: Words,
): string {
  const of = event.outcomes.filter((outcome) => outcome.what === what);
  return of
    .map((outcome) => {
      const who = describeActor(outcome.who, labels, words);
      return of.length === 1 ? who : `${describeCount(outcome, words)} ${who}`;
    })
    .join(words.language === 'ar' ? '، ' : ', ');
}
