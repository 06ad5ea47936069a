import type { Tally } from '../model/coded-report.ts';
import { resolveTime } from '../resolve/times/resolve-time.ts';
import { spanOf } from './clause-scene.ts';
import type { Scene } from './scene.ts';
import { stableId } from './stable-id.ts';
import type { TallyMention } from './tallies.ts';

const OCCURRENCES = /s$/u;

/** The record of a total. */
export function finishTally(mention: TallyMention, scene: Scene): Tally {
  const when = mention.period === null ? null : resolveTime(mention.period, scene.anchor);
  const area = areaOf(mention, scene);
  const occurrences = OCCURRENCES.test(mention.what);
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
      ...(mention.period === null ? [] : [{ field: 'from', ...mention.period.span, rule: mention.period.rule }]),
      ...(area === null ? [] : [{ field: 'area', ...spanOf(area.range, scene.tokens), rule: 'tallies/area' }]),
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

/** The place of the sentence nearest behind the number, else the nearest before it in the report. */
function areaOf(mention: TallyMention, scene: Scene): { readonly name: string; readonly range: { readonly from: number; readonly to: number } } | null {
  const places = scene.sentences.flatMap((sentence) => (sentence.index <= mention.sentence ? sentence.places.map((place) => ({ ...place, sentence: sentence.index })) : []));
  const own = places.filter(({ sentence, mention: place }) => sentence === mention.sentence && place.role === 'event');
  const behind = own.find(({ mention: place }) => place.start >= mention.span.start);
  const found = behind ?? own[0] ?? places.findLast(({ mention: place }) => place.role === 'event');
  return found === undefined ? null : { name: found.where.name ?? found.mention.name, range: found.mention };
}
