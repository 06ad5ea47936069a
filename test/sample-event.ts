import type { ChainLink, CodedEvent, CodedReport } from '../src/model/coded-report.ts';
import { type LinkableEvent, linkableEvents } from '../src/reconcile/linkable-event.ts';

/** Fields of an event that a test sets; the rest is a car bomb in Manbij on 10 March 2025. */
export interface EventSketch
  extends Partial<Omit<CodedEvent, 'when' | 'where' | 'outcomes' | 'who'>> {
  readonly when?: Partial<CodedEvent['when']>;
  readonly where?: Partial<CodedEvent['where']>;
  /** `killed civilians 6` */
  readonly outcomes?: readonly string[];
  /** `initiator isis claimed` */
  readonly who?: readonly string[];
}

/** A report of invented events. */
export function sampleReport(
  id: string,
  published: string | null,
  ...events: readonly EventSketch[]
): CodedReport {
  return {
    report: { id, published, outlet: `outlet of ${id}`, title: null, url: null, sha256: null },
    events: events.map((sketch, i) => sampleEvent({ id: `e${i + 1}`, ...sketch })),
    tallies: [],
    diagnostics: [],
  };
}

export function sampleEvent({ when, where, outcomes, who, ...rest }: EventSketch = {}): CodedEvent {
  return {
    id: 'e1',
    kind: 'car-bomb',
    status: 'happened',
    count: 1,
    seized: false,
    accordingTo: [],
    incident: null,
    evidence: [],
    ...rest,
    when: { from: '2025-03-10', to: '2025-03-10', precision: 'day', ...when },
    where: {
      name: 'منبج',
      admin1: 'SY-HL',
      country: 'SY',
      lat: 36.53,
      lon: 37.95,
      precision: 'settlement',
      accuracyKm: 3,
      ...where,
    },
    outcomes: (outcomes ?? ['killed civilians 6']).map((text) => {
      const [what, side = '', n] = text.split(' ');
      const best = n === undefined ? null : Number(n);
      return { what, who: side, low: best, high: best, best } as CodedEvent['outcomes'][number];
    }),
    who: (who ?? ['initiator unidentified', 'target civilians']).map((text) => {
      const [role, id = '', basis = 'stated'] = text.split(' ');
      return { id, role, basis, as: null } as CodedEvent['who'][number];
    }),
  };
}

/** The linkable events of some reports, without texts. */
export const sampleEvents = (...reports: readonly CodedReport[]): readonly LinkableEvent[] =>
  reports.flatMap((report) => linkableEvents(report));

/** A link of a chain: `organization`, `outlet`, `person` or `unnamed`. */
export const chainLink = (
  name: string,
  kind: ChainLink['kind'] = 'organization',
  actor: string | null = null,
): ChainLink => ({ name, kind, actor });
