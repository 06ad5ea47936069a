import type {
  CodedEvent,
  CodedReport,
  OutcomeKind,
  PlacePrecision,
} from '../model/coded-report.ts';
import { fold } from '../text/fold.ts';
import { sideOf } from './actor-affinity.ts';
import { contentWords, foldedWords, hashedContentWords, withoutArticle } from './content-words.ts';
import { landmarksOf } from './landmarks.ts';

/** A coded event with everything that linking compares, computed once. */
export interface LinkableEvent {
  /** Unique in the collection: the ids of the report and of the event. */
  readonly key: string;
  readonly report: string;
  readonly event: CodedEvent;
  /** The day of publication in days since 1970, null where unknown. */
  readonly published: number | null;
  /** First and last day in days since 1970, null where unknown. */
  readonly from: number | null;
  readonly to: number | null;
  /** Folded words of the place name that tell it from other places. */
  readonly placeWords: readonly string[];
  /** Folded words for the facility that the place is, if it is one: a prison, a camp, a bridge. */
  readonly facilities: readonly string[];
  /** How far the true place may be from the coordinates, in kilometres. */
  readonly accuracyKm: number;
  readonly tolls: ReadonlyMap<OutcomeKind, Toll>;
  /**
   * Hashes of the content words of the sentences with evidence, ascending; and of the title and the lead,
   * where the event is told there.
   */
  readonly words: Uint32Array;
  /** Names of what stands in a town, in the sentences with evidence. */
  readonly landmarks: readonly string[];
  /** Names of operations and campaigns in quotation marks, folded. */
  readonly operations: readonly string[];
  /** The report that this one copies or is copied by, where there is one: the same for all copies. */
  readonly copyGroup: string | null;
}

/** How many persons suffered an outcome. */
export interface Toll {
  /** The sum over all who suffered it, null where a number is open. */
  readonly total: number | null;
  /** By the side of those who suffered it, where the number is known. */
  readonly bySide: ReadonlyMap<string, number>;
}

/** What may be known beside the coded report. */
export interface ReportContext {
  /** The raw text, which gives the wording; without it only the coded values are compared. */
  readonly text?: string | undefined;
  readonly copyGroup?: string | undefined;
}

/** The name of an event in a collection. */
export const eventKey = (report: string, event: string): string => `${report}/${event}`;

/** Prepares the events of a coded report for linking. */
export function linkableEvents(
  { report, events }: CodedReport,
  { text, copyGroup }: ReportContext = {},
): readonly LinkableEvent[] {
  return events.map((event) => {
    const passage = text === undefined ? '' : passageOf(event, text, report.title ?? '');
    const { from, to } = event.when;
    return {
      key: eventKey(report.id, event.id),
      report: report.id,
      event,
      published: dayOf(report.published),
      from: dayOf(from ?? null),
      to: dayOf(to ?? from ?? null),
      placeWords: placeWords(event.where.name),
      facilities: facilitiesOf(event.where.name),
      accuracyKm: event.where.accuracyKm ?? ACCURACY_KM[event.where.precision],
      tolls: tollsOf(event),
      words: passage === '' ? NO_WORDS : hashedContentWords(passage),
      landmarks: text === undefined ? [] : landmarksOf(sentencesOf(event, text)),
      operations: passage === '' ? [] : operationNames(passage),
      copyGroup: copyGroup ?? null,
    };
  });
}

const NO_WORDS = new Uint32Array(0);

/** What a precision says of the distance to the true place where nothing else is known. */
const ACCURACY_KM: Readonly<Record<PlacePrecision, number>> = {
  exact: 2,
  settlement: 4,
  district: 15,
  area: 25,
  admin1: 70,
  country: 400,
  unknown: 1000,
};

const MS_A_DAY = 86_400_000;

/** The day number of an ISO date. */
function dayOf(iso: string | null): number | null {
  if (iso === null) return null;
  const ms = Date.parse(iso.slice(0, 10));
  return Number.isNaN(ms) ? null : Math.round(ms / MS_A_DAY);
}

/** Words for kinds of places, which many places share: folded, without article. */
const PLACE_KINDS: ReadonlySet<string> = new Set(
  'مدينه بلده قريه حي احياء ريف محيط شارع طريق منطقه مناطق ناحيه محافظه قضاء حاجز مخيم سجن مقام جسر سد مطار جامع مسجد كنيسه مستشفي مشفي معبر حقل مقر ثكنه قاعده معسكر مدرسه ساحه دوار سوق مزارع باديه تل وادي جبل شرقي غربي شمالي جنوبي شرق غرب شمال جنوب قرب مركز'.split(
    ' ',
  ),
);

const FACILITIES: ReadonlySet<string> = new Set(
  'سجن مخيم جسر سد مطار جامع مسجد كنيسه مستشفي مشفي مقام حاجز معبر حقل مقر ثكنه قاعده معسكر'.split(
    ' ',
  ),
);

/** Written the way `placeWords` folds; one facility often has two names, and both have this word. */
function facilitiesOf(name: string | null | undefined): readonly string[] {
  if (name === null || name === undefined) return [];
  return foldedWords(name)
    .map(withoutArticle)
    .filter((word) => FACILITIES.has(word));
}

function placeWords(name: string | null | undefined): readonly string[] {
  if (name === null || name === undefined) return [];
  const words = foldedWords(name).map(withoutArticle);
  const telling = words.filter((word) => !PLACE_KINDS.has(word));
  return [...new Set(telling.length > 0 ? telling : words)].sort();
}

function tollsOf({ outcomes }: CodedEvent): ReadonlyMap<OutcomeKind, Toll> {
  const tolls = new Map<OutcomeKind, { total: number | null; bySide: Map<string, number> }>();
  for (const { what, who, best } of outcomes) {
    const toll = tolls.get(what) ?? { total: 0, bySide: new Map() };
    tolls.set(what, toll);
    toll.total = toll.total === null || best === null ? null : toll.total + best;
    const side = sideOf(who);
    if (best !== null) toll.bySide.set(side, (toll.bySide.get(side) ?? 0) + best);
  }
  return tolls;
}

/** How far around a piece of evidence its sentence is taken in, in UTF-16 units. */
const REACH = 240;
/** An event that is told this early is what the title and the lead are about. */
const LEAD = 800;
const SENTENCE_END = /[.!?؟\n]/u;

/** The sentences of the raw text in which the evidence of an event stands, with title and lead. */
function passageOf({ evidence }: CodedEvent, text: string, title: string): string {
  const first = Math.min(text.length, ...evidence.map(({ start }) => backToEnd(text, start)));
  const lead = first < LEAD ? Math.min(text.length, LEAD) : 0;
  const head = first < LEAD ? `${title}\n${text.slice(0, lead)}\n` : '';
  return head + sentencesOf({ evidence }, text, lead);
}

/** The sentences in which the evidence of an event stands, from some place of the raw text on. */
function sentencesOf({ evidence }: Pick<CodedEvent, 'evidence'>, text: string, from = 0): string {
  const spans = evidence
    .map(({ start, end }) => ({ start: backToEnd(text, start), end: onToEnd(text, end) }))
    .sort((a, b) => a.start - b.start);
  let covered = from;
  let sentences = '';
  for (const { start, end } of spans) {
    if (end <= covered) continue;
    sentences += `${text.slice(Math.max(start, covered), end)}\n`;
    covered = end;
  }
  return sentences;
}

function backToEnd(text: string, at: number): number {
  const least = Math.max(0, at - REACH);
  for (let i = at; i > least; i--) if (SENTENCE_END.test(text.charAt(i - 1))) return i;
  return least;
}

function onToEnd(text: string, at: number): number {
  const most = Math.min(text.length, at + REACH);
  for (let i = at; i < most; i++) if (SENTENCE_END.test(text.charAt(i))) return i;
  return most;
}

const OPERATION_NAME = /(?:عمليه|عمليات|حمله|معركه|معارك)\s+"([^"\n]{3,40})"/gu;

/** `عملية "عين الصقر"`: what is set in quotation marks after a word for an operation. */
function operationNames(passage: string): readonly string[] {
  const names = new Set<string>();
  for (const [, name = ''] of fold(passage).text.matchAll(OPERATION_NAME)) {
    const words = contentWords(name);
    if (words.length > 0) names.add(words.join(' '));
  }
  return [...names].sort();
}
