import type { ChainLink } from '../model/coded-report.ts';
import { sideFamily } from './agreement.ts';
import { tellsOccurrences } from './attribute.ts';
import type { ResolvedPiece } from './resolved-piece.ts';

/**
 * The chain of the telling that the record rests on. Who tells what happened comes before who blames,
 * denies or claims it, the body before the headline, a chain that names its origin before one that
 * names the last link only. Where the report tells first in its own voice, that is whoever is
 * credited with what came of it, else with the details that follow; a passer-by or an expert is not.
 */
export function chooseTelling(pieces: readonly ResolvedPiece[]): readonly ChainLink[] {
  const body = pieces.filter(({ position }) => !position.headline);
  const [lead] = body;
  const inLead = ({ position }: ResolvedPiece): boolean =>
    position.sentence === lead?.position.sentence;
  const told = body.filter((piece) => piece.chain.length > 0 && isTold(piece));
  const sure = told.filter(
    (piece) => inLead(piece) || (piece.voice?.rule !== 'voices/goes-on' && !isBystander(piece)),
  );
  const counted = sure.find(
    ({ chain, outcomes, voice }) =>
      outcomes.length > 0 &&
      (chain[0]?.actor != null || chain[0]?.kind === 'organization' || voice?.official === true),
  );
  const first = sure.find(inLead);
  const nested = sure.find(({ chain }) => chain.length > 1);
  // The same body, told with its origin.
  if (nested !== undefined && (first === undefined || sharesActor(first.chain, nested.chain)))
    return nested.chain;
  if (first !== undefined) {
    const counts = body.some((piece) => inLead(piece) && piece.outcomes.length > 0);
    return (counts ? first : (counted ?? first)).chain;
  }
  if (counted !== undefined) return counted.chain;
  const later = lead?.voice?.later ?? [];
  if (
    (lead?.chain.length === 0 || lead?.voice?.class === 'adopt') &&
    later.length > 0 &&
    (lead.voice?.laterOfficial === true || isOfBody(later) || isOfSide(later, pieces)) &&
    !CLAIMANTS.has(later[0]?.actor ?? '')
  )
    return later;
  if (sure[0] !== undefined) return sure[0].chain;
  const headline = pieces.find(
    (piece) => piece.position.headline && piece.chain.length > 0 && isTold(piece),
  );
  if (lead?.chain.length === 0) return headline?.chain ?? [];
  return (
    told[0]?.chain ??
    headline?.chain ??
    body.find(
      ({ chain, voice }) => chain.length > 0 && voice?.class !== 'adopt' && voice?.class !== 'deny',
    )?.chain ??
    []
  );
}

const sharesActor = (a: readonly ChainLink[], b: readonly ChainLink[]): boolean =>
  a.some(({ actor }) => actor !== null && b.some((link) => link.actor === actor));

/** Groups whose word on what they did is a claim, never the account that an event rests on. */
const CLAIMANTS = new Set(['isis']);

const isTold = ({ voice, chain }: ResolvedPiece): boolean =>
  voice !== null &&
  tellsOccurrences(voice) &&
  voice.rule !== 'voices/subordinate' &&
  !CLAIMANTS.has(chain[0]?.actor ?? '');

/** A body that tells of what it did or what befell its own men. */
const isOfSide = ([origin]: readonly ChainLink[], pieces: readonly ResolvedPiece[]): boolean =>
  origin?.kind === 'organization' &&
  origin.actor !== null &&
  pieces
    .flatMap(({ roles, sufferers }) => [
      ...roles.map(({ argument: { code } }) => code),
      ...sufferers,
    ])
    .some((code) => code !== null && sideFamily(code) === sideFamily(origin.actor ?? ''));

/** `مصدر في الشرطة`, `مسؤول من المحافظة`: somebody without a name who speaks out of a body. */
const isOfBody = ([origin]: readonly ChainLink[]): boolean =>
  origin?.kind === 'unnamed' && OFFICIAL.test(origin.name) && / (?:في|من|باسم) /u.test(origin.name);

const OFFICIAL = /^(?:مصدر|مصادر|مسؤول|متحدث|ناطق|المتحدث|الناطق|قيادي|ضابط)(?! (?:قريب|مقرب))/u;

/** Somebody who speaks for no body: a witness, an activist, an expert. */
const isBystander = ({ chain: [origin], voice }: Pick<ResolvedPiece, 'chain' | 'voice'>): boolean =>
  origin !== undefined &&
  voice?.official !== true &&
  (origin.kind === 'person' || origin.kind === 'unnamed') &&
  (origin.actor === null || origin.actor === 'civilians') &&
  !OFFICIAL.test(origin.name);
