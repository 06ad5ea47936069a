import type { Tally } from '../model/coded-report.ts';
import { resolveTime } from '../resolve/times/resolve-time.ts';
import { spanOf } from './clause-scene.ts';
import type { Scene } from './scene.ts';
import { stableId } from './stable-id.ts';
import { isOutcome } from './tally-counts.ts';
import type { TallyMention } from './tally-mention.ts';

/** The record of a total. */
export function finishTally(mention: TallyMention, scene: Scene): Tally {
  const when = mention.period === null ? null : resolveTime(mention.period, scene.anchor);
  const area = areaOf(mention, scene);
  const occurrences = !isOutcome(mention.what);
  const actor = mention.actor?.code ?? null;
  const sufferer = mention.sufferer?.code ?? sideOf(mention);
  const chain = mention.chain.length > 0 ? mention.chain : ownVoice(scene);
  return {
    id: stableId(scene.report.id, mention.span.start, mention.what),
    what: mention.what,
    n: mention.count.best ?? mention.count.low,
    low: mention.count.low,
    high: mention.count.high,
    who: occurrences ? actor : sufferer,
    by: occurrences ? null : actor === sufferer ? null : actor,
    from: when?.from ?? null,
    to: when?.to ?? null,
    area: area?.name ?? null,
    accordingTo: chain,
    evidence: [
      { field: 'n', start: mention.span.start, end: mention.span.end, rule: mention.rule },
      ...(mention.period === null
        ? []
        : [{ field: 'from', ...mention.period.span, rule: mention.period.rule }]),
      ...(area === null
        ? []
        : [{ field: 'area', ...spanOf(area.range, scene.tokens), rule: 'tallies/area' }]),
    ],
  };
}

function sideOf({ sufferer }: TallyMention): string | null {
  const side = sufferer?.party?.side ?? null;
  if (side === 'civilian') return 'civilians';
  return side === 'detainee' ? 'detainees' : null;
}

const ownVoice = ({ report }: Scene): Tally['accordingTo'] =>
  report.outlet === undefined ? [] : [{ name: report.outlet, kind: 'outlet', actor: null }];

/**
 * The area of a number: a place right before it in a list (`إدلب بـ 14`, `الحسكة (6)`), the place told
 * behind it before the next number, another place of the sentence, else the last one before it.
 */
function areaOf(
  mention: TallyMention,
  scene: Scene,
): {
  readonly name: string;
  readonly range: { readonly from: number; readonly to: number };
} | null {
  const sentence = scene.sentences[mention.sentence];
  const own = (sentence?.places ?? []).filter(({ mention: place }) => place.role === 'event');
  const next =
    sentence?.quantities.find(({ at }) => at > mention.at)?.from ?? Number.POSITIVE_INFINITY;
  const before = own.find(
    ({ mention: place }) => place.to <= mention.at && mention.at - place.to <= LISTED,
  );
  const listed =
    before !== undefined && isListed(before.mention.to, mention.at, scene) ? before : undefined;
  const near = own.find(
    ({ mention: place }) =>
      place.from > mention.at && place.from < next && !isParted(mention.at, place.from, scene),
  );
  const segment = own.findLast(
    ({ mention: place }) => place.to <= mention.at && !isParted(place.to, mention.at, scene),
  );
  const behind =
    near ??
    segment ??
    own.find(({ mention: place }) => place.from > mention.at && place.from < next);
  const earlier = scene.sentences
    .slice(0, mention.sentence)
    .findLast(({ places }) => places.some(({ mention: place }) => place.role === 'event'));
  const found =
    listed ??
    behind ??
    own[0] ??
    earlier?.places.find(({ mention: place }) => place.role === 'event');
  return found === undefined
    ? null
    : { name: found.where.name ?? found.mention.name, range: found.mention };
}

const isParted = (from: number, to: number, { tokens }: Scene): boolean =>
  tokens.slice(from, to).some(({ text }) => text === '،' || text === '؛');

/** Words that may stand between a place of a list and its number. */
const LISTED = 2;

const isListed = (from: number, to: number, { tokens }: Scene): boolean =>
  tokens
    .slice(from, to)
    .every(
      ({ text, kind }) => text === 'ب' || (kind === 'punctuation' && text !== '،' && text !== '.'),
    );
