import type { Token } from '../text/tokens.ts';
import { spanOf } from './clause-scene.ts';
import { kindOrFallback } from './kinds.ts';
import type { ResolvedPiece } from './resolved-piece.ts';
import type { SentenceScene } from './scene.ts';

/** Folded words for one of the deeds told before: `آخرها`, `الأخير منها`. */
const ONE =
  /^[وف]?(?:اخر|اول|ابرز|اعنف|احدا?|اخطر|اكبر|اشد|ادمي|ثاني|ثالث|رابع|خامس)(?:ها|هم|هما)$/u;
const OF_THEM = /^منها$/u;
const RANK = /^(?:ال)?(?:اخير|اخيره|اول|اولي|ثاني|ثانيه|ثالث|ثالثه|واحد|واحده)$/u;
/** How many sentences back the deeds may be told. */
const BACK = 2;
/** How many words behind the noun of the deeds their weapon may stand. */
const WEAPON_REACH = 3;

/**
 * `تعرضت المدينة لغارات. وأعنفها طال حي …`, `التفجيرات بالسيارات المفخخة … أما الأخير منها فوقع …`: a harm of
 * one of several deeds that were told before is of their kind. The piece as it is where it tells a deed of
 * its own or no such deeds stand before.
 */
export function withSeriesKind(
  piece: ResolvedPiece,
  sentences: readonly SentenceScene[],
  tokens: readonly Token[],
): ResolvedPiece {
  const { kindStrength, happening, position, trigger } = piece;
  if (kindStrength > 0 || happening) return piece;
  const own = sentences[position.sentence];
  if (own === undefined) return piece;
  const said = tokens
    .slice(own.from, trigger.from)
    .some(
      ({ text }, i) =>
        ONE.test(text) || (RANK.test(text) && OF_THEM.test(tokens[own.from + i + 1]?.text ?? '')),
    );
  if (!said) return piece;
  for (let index = position.sentence; index >= position.sentence - BACK; index--) {
    const sentence = sentences[index];
    const deeds = sentence?.triggers.findLast(
      ({ from, happening: form }) =>
        from < trigger.from && form?.form === 'noun' && form.number === 'plural',
    );
    if (sentence === undefined || deeds === undefined) continue;
    const weapon = sentence.weapons.find(
      ({ from }) => from >= deeds.from && from - deeds.to <= WEAPON_REACH,
    );
    const kind = weapon?.kind ?? kindOrFallback(deeds.happening);
    if (kind === null || kind === undefined) return piece;
    const kindEvidence = spanOf(weapon ?? deeds, tokens);
    return { ...piece, kind, kindStrength: 2, kindEvidence, kindRule: 'kinds/one-of-series' };
  }
  return piece;
}
