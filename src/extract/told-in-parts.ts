import type { Token } from '../text/tokens.ts';
import { spanOf } from './clause-scene.ts';
import type { Trigger } from './find-triggers.ts';
import { kindOrFallback } from './kinds.ts';
import type { Argument } from './piece.ts';
import type { ResolvedPiece } from './resolved-piece.ts';
import type { ResolvedPlace, SentenceScene } from './scene.ts';
import { areApart } from './split-places.ts';
import { suffererOf } from './sufferers.ts';

/** Folded words for one of those who were counted, behind a mark or a conjunction. */
const ONE =
  /^وواحده?$|^و?(?:احدهما|احدهم|احداهما|احداهن|ال(?:اول|ثاني|ثالث|رابع|خامس|اخر|اخير)|ال(?:اولي|ثانيه|ثالثه|رابعه|خامسه|اخري|اخيره))$/u;
/** Those of them that need no mark before them. */
const ONE_OF = /^(?:احد|احدا)/u;
/** Folded words for all whom the parts before leave. */
const REST = /^وال(?:اخر(?:ان|ين|ون)|باقون|باقين|بقيه|بقي)$/u;
/** Folded words of accidents that stand behind a verb of death. */
const ACCIDENT = /^(?:غرقا|مروري|سير|صعقا|تدهور|سقوطا)$/u;
const OF_THEM = /^من(?:هم|هما|هن|ها)$/u;
/** Folded words that open what is told of a part. */
const OPENS =
  /^(?:في|قرب|شمال|جنوب|شرق|غرب|اثر|جراء|نتيجه|اخرون|اخرين|اخران|قضي|قضوا|قتلا?|قتلوا|ب.{3,})$/u;

interface Part {
  readonly from: number;
  readonly to: number;
  readonly best: number;
  /** Null for an accident, which is no deed of a party. */
  readonly place: ResolvedPlace | null;
}

/**
 * `مقتل خمسة أشخاص، ثلاثة منهم برصاص مجهولين في … واثنان بلغم في …`: persons counted together and then told in
 * parts, each in a place of its own, are one occurrence a part. Returns the pieces as they are where the
 * parts do not make up the whole or one of them has no place.
 */
export function inParts(
  pieces: readonly ResolvedPiece[],
  { args, weapons, to }: Pick<SentenceScene, 'args' | 'weapons' | 'to'>,
  places: readonly ResolvedPlace[],
  tokens: readonly Token[],
): readonly ResolvedPiece[] {
  const [first] = pieces;
  if (
    first === undefined ||
    first.outcomes.length !== 1 ||
    first.ordinal > 0 ||
    places.length === 0
  )
    return pieces;
  const start = Math.min(...first.triggers.map(({ from }) => from));
  const total = args.find(({ from, party }) => from > start && counted(party) > 1);
  if (total === undefined) return pieces;
  const parts = partsBehind(total, args, places, tokens, to);
  const [head] = parts;
  if (head === undefined || counted(total.party) !== sumOf(parts)) return pieces;
  const inside = pieces.slice(1).filter(({ trigger }) => trigger.from >= head.from);
  const others = pieces.filter((piece) => piece !== first && !inside.includes(piece));
  if (others.length > 0 || inside.some(({ outcomes }) => outcomes.length > 0)) return pieces;
  const isTotal = ({ from }: Argument): boolean => from === total.from;
  return parts.flatMap((part, at): readonly ResolvedPiece[] => {
    if (part.place === null) return [];
    const within = ({ from }: { readonly from: number }): boolean =>
      from >= part.from && from < part.to;
    const own = ({ from }: { readonly from: number }): boolean =>
      from < head.from || within({ from });
    const deed = inside.find(({ trigger, kind }) => kind !== null && within(trigger));
    const weapon = weapons.find(within);
    const count = { low: part.best, high: part.best, best: part.best };
    // قُتل خمسة، ثلاثة منهم في …: the parts of those who died are nobody whom they killed.
    const roles = first.roles.map((claim) =>
      isTotal(claim.argument) ? { ...claim, role: 'target' as const } : claim,
    );
    const told = {
      ...first,
      ...(deed === undefined
        ? kindOf(first, first.triggers.find(within), weapon, head, tokens)
        : kindPart(deed)),
      unreal: first.unreal === 'accident' ? null : first.unreal,
      ordinal: at + 1,
      count: 1,
      place: part.place.mention,
      where: part.place.where,
      roles: [...roles, ...(deed?.roles ?? [])].filter(({ argument }) => own(argument)),
      outcomes: first.outcomes.map((claim) => ({ ...claim, argument: total, count })),
      sufferers: first.outcomes.map(({ what }) => suffererOf(total, what)),
    };
    return [told];
  });
}

type KindPart = Pick<ResolvedPiece, 'kind' | 'kindStrength' | 'kindEvidence' | 'kindRule'>;

const kindPart = ({ kind, kindStrength, kindEvidence, kindRule }: ResolvedPiece): KindPart => ({
  kind,
  kindStrength,
  kindEvidence,
  kindRule,
});

/** By what a part came about: its own deed or weapon, else what is told of all. */
function kindOf(
  whole: ResolvedPiece,
  trigger: Trigger | undefined,
  weapon: SentenceScene['weapons'][number] | undefined,
  head: Part,
  tokens: readonly Token[],
): KindPart {
  const named = kindOrFallback(trigger?.happening ?? null);
  if (trigger !== undefined && named != null)
    return {
      kind: named,
      kindStrength: 2,
      kindEvidence: spanOf(trigger, tokens),
      kindRule: `kinds/${trigger.happening?.entry.id}`,
    };
  if (weapon !== undefined)
    return {
      kind: weapon.kind,
      kindStrength: 2,
      kindEvidence: spanOf(weapon, tokens),
      kindRule: `kinds/weapon-${weapon.id}`,
    };
  const start = tokens[head.from]?.start ?? 0;
  if (whole.kindEvidence.start < start) return kindPart(whole);
  // What is told of another part is not told of this one.
  return {
    kind: whole.outcomes[0]?.what === 'killed' ? 'killing' : 'attack',
    kindStrength: 0,
    kindEvidence: spanOf(whole.trigger, tokens),
    kindRule: 'kinds/part',
  };
}

const counted = (party: Argument['party']): number => {
  const best = party?.count.best ?? 0;
  return party?.count.low === best && party.count.high === best ? best : 0;
};

const sumOf = (parts: readonly Pick<Part, 'best'>[]): number =>
  parts.reduce((sum, { best }) => sum + best, 0);

/** The parts told behind a total, each with its place; empty where there are not two of them or one has none. */
function partsBehind(
  total: Argument,
  args: readonly Argument[],
  places: readonly ResolvedPlace[],
  tokens: readonly Token[],
  end: number,
): readonly Part[] {
  const heads: { readonly from: number; readonly best: number }[] = [];
  for (let at = total.to; at < end; at++) {
    const { text = '', kind } = tokens[at] ?? {};
    if (kind !== 'word' && tokens[at]?.value === undefined) continue;
    const apart = tokens[at - 1]?.kind !== 'word';
    const opened = apart || text.startsWith('و') || ONE_OF.test(text);
    if (!opened) continue;
    if (ONE.test(text)) heads.push({ from: at, best: 1 });
    if (REST.test(text) && heads.length > 0)
      heads.push({ from: at, best: counted(total.party) - sumOf(heads) });
    const part = args.find(({ from }) => from === at);
    const best = counted(part?.party ?? null);
    if (part === undefined || best === 0) continue;
    const next = tokens[part.to]?.text ?? '';
    if (OF_THEM.test(next) || ((apart || heads.length > 0) && OPENS.test(next)))
      heads.push({ from: at, best });
  }
  const parts = heads.flatMap(({ from, best }, i): readonly Part[] => {
    const to = heads[i + 1]?.from ?? end;
    // أحدهما غرقا
    if (tokens.slice(from, to).some(({ text }) => ACCIDENT.test(text)))
      return [{ from, to, best, place: null }];
    const place = places.find(
      ({ mention, where }) =>
        mention.role === 'event' && mention.from > from && mention.from < to && where.lat !== null,
    );
    return place === undefined ? [] : [{ from, to, best, place }];
  });
  const apart = parts.every(({ place }, i) => {
    const before = parts[i - 1]?.place ?? null;
    return before === null || place === null || areApart(before, place);
  });
  return parts.length === heads.length && parts.length > 1 && apart ? parts : [];
}
