import type { Tally } from '../model/coded-report.ts';
import { resolveTime } from '../resolve/times/resolve-time.ts';
import { spanOf } from './clause-scene.ts';
import type { Argument } from './piece.ts';
import type { ResolvedPlace, Scene } from './scene.ts';
import { stableId } from './stable-id.ts';
import { isOutcome } from './tally-counts.ts';
import type { TallyMention } from './tally-mention.ts';

/** The record of a total, among all that the report tells. */
export function finishTally(
  mention: TallyMention,
  all: readonly TallyMention[],
  scene: Scene,
): Tally {
  const when = mention.period === null ? null : resolveTime(mention.period, scene.anchor);
  const opener = openerOf(mention, all);
  const area = areaOf(mention, opener, scene);
  const occurrences = !isOutcome(mention.what);
  const actor = actorOf(mention, all, scene) ?? (occurrences ? codeOf(opener.actor, scene) : null);
  const sufferer = suffererOf(mention, opener, scene);
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

/** The first total of the period that a total breaks down; itself where it opens one. */
const openerOf = (mention: TallyMention, all: readonly TallyMention[]): TallyMention =>
  (mention.period === null
    ? undefined
    : all.find(
        ({ period, sentence }) => period === mention.period && sentence <= mention.sentence,
      )) ?? mention;

/** How many totals before one the deeds may be told that it goes on from. */
const LOOKED_BACK = 6;

/** Who acted: told beside the number, or beside the deeds of the same kind or sentence before it. */
function actorOf(mention: TallyMention, all: readonly TallyMention[], scene: Scene): string | null {
  const own = codeOf(mention.actor, scene);
  if (own !== null) return own;
  const at = all.indexOf(mention);
  const before = all.slice(Math.max(0, at - LOOKED_BACK), at);
  // 83 عملية … أسفرت عن مقتل 160: by whom the deeds were.
  const deeds = isOutcome(mention.what)
    ? before
        .slice(-1)
        .find(({ what, sentence }) => !isOutcome(what) && sentence === mention.sentence)
    : before.findLast(
        ({ what, period, actor }) =>
          what === mention.what && period === mention.period && actor !== null,
      );
  return deeds === undefined ? null : actorOf(deeds, all, scene);
}

/** The code of who is meant; `التنظيم` is the armed group named last before it. */
function codeOf(argument: Argument | null, scene: Scene): string | null {
  if (argument === null || argument.code !== null) return argument?.code ?? null;
  if (argument.actor?.kind !== 'anaphor') return null;
  const words = scene.tokens.slice(argument.from, argument.to);
  if (!words.some(({ text }) => GROUP.test(text))) return null;
  const named = scene.actors.findLast(
    (actor) =>
      actor.from < argument.from &&
      actor.kind === 'name' &&
      scene.kindOf(actor) === 'armed-group' &&
      scene.codeOf(actor) !== 'unidentified',
  );
  return named === undefined ? null : scene.codeOf(named);
}

const GROUP = /^(?:و|ل|ب|لل)?(?:ال)?تنظيم$/u;

/** Persons of no side: what is counted of them is of those whom the total is of. */
const OPEN_SIDES = new Set([null, 'neutral']);
/** Harms that befall civilians where nothing tells another side. */
const OF_CIVILIANS = new Set(['abducted', 'transferred']);

function suffererOf(mention: TallyMention, opener: TallyMention, scene: Scene): string | null {
  const own = codeOf(mention.sufferer, scene) ?? sideOf(mention);
  if (own !== null) return own;
  if (!OPEN_SIDES.has(mention.sufferer?.party?.side ?? null)) return null;
  const total = codeOf(opener.sufferer, scene) ?? sideOf(opener);
  if (total !== null && isOutcome(opener.what)) return total;
  const arrests = mention.what === 'detained' && mention.rule === 'tallies/cases';
  return OF_CIVILIANS.has(mention.what) || arrests ? 'civilians' : null;
}

function sideOf({ sufferer }: TallyMention): string | null {
  const side = sufferer?.party?.side ?? null;
  if (side === 'civilian') return 'civilians';
  return side === 'detainee' ? 'detainees' : null;
}

const ownVoice = ({ report }: Scene): Tally['accordingTo'] =>
  report.outlet === undefined ? [] : [{ name: report.outlet, kind: 'outlet', actor: null }];

interface Area {
  readonly name: string;
  readonly range: { readonly from: number; readonly to: number };
}

/**
 * The area of a number: a place right before it in a list (`إدلب بـ 14`, `الحسكة (6)`), the place told
 * behind it before the next number, another place of the sentence, that of the total which it breaks down,
 * else the country that the report is about.
 */
function areaOf(mention: TallyMention, opener: TallyMention, scene: Scene): Area | null {
  const sentence = scene.sentences[mention.sentence];
  // خلال تشرين الأول: no place of that name.
  const isTime = (at: number): boolean =>
    sentence?.times.some(({ from, to }) => at >= from && at < to) === true;
  const own = (sentence?.places ?? []).filter(
    ({ mention: place }) => place.role === 'event' && !isTime(place.from),
  );
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
  const found = listed ?? behind ?? own[0];
  if (found !== undefined) {
    const name = placesFrom(found, own, scene);
    return { name, range: found.mention };
  }
  if (opener.sentence !== mention.sentence) return areaOf(opener, opener, scene);
  const country = scene.country?.name;
  return country == null
    ? null
    : { name: country, range: { from: mention.at, to: mention.at + 1 } };
}

/** `دير الزور والرقة والحسكة`: places that are joined to the first are one area. */
function placesFrom(
  first: ResolvedPlace,
  places: readonly ResolvedPlace[],
  { tokens }: Scene,
): string {
  const names = [first.where.name ?? first.mention.name];
  let { to } = first.mention;
  for (const { mention, where } of places) {
    const joined = mention.from === to && tokens[mention.from]?.text.startsWith('و') === true;
    if (!joined) continue;
    names.push(where.name ?? mention.name);
    to = mention.to;
  }
  return names.join(' و');
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
