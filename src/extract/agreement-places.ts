import type { Token } from '../text/tokens.ts';
import { isGroundedOn } from './agreements.ts';
import type { ResolvedPiece } from './resolved-piece.ts';
import type { ResolvedPlace } from './scene.ts';

const VISIT = /^[وبل]?(?:ال)?(?:زياره|زيارته|زيارتها|زيارتهم|لقاء|اجتماع|مفاوضات|محادثات)$/u;
const VISIT_REACH = 7;

/**
 * Where an agreement was made: `خلال زيارة الرئيس إلى …`, `في مدينة …`; not the capital that joins it
 * (`وقعت دمشق`), nor what it is about (`اتفاق على إدارة معبر …`). `places` are those of its clause, `sentence`
 * those of the whole sentence.
 */
export function withAgreedPlace(
  piece: ResolvedPiece,
  places: readonly ResolvedPlace[],
  tokens: readonly Token[],
  sentence: readonly ResolvedPlace[],
): ResolvedPiece {
  if (piece.kind !== 'agreement') return piece;
  const visited = places.find(
    ({ mention, where }) => where.name !== null && isVisited(mention, tokens),
  );
  if (visited !== undefined)
    return { ...piece, place: visited.mention, where: { ...visited.where } };
  const { place, trigger } = piece;
  // وقع الطرفان في مدينة … اتفاقا على تسليم معبر …: where they signed stands before it.
  const signed =
    place !== null && place.from > trigger.to
      ? places.find(
          ({ mention: { role, locative, from }, where }) =>
            role === 'event' && locative && from < trigger.from && where.lat !== null,
        )
      : undefined;
  if (signed !== undefined) return { ...piece, place: signed.mention, where: signed.where };
  // اتفقا على انسحاب القوات من حي …: of what is agreed, where nothing else is told.
  const about =
    place === null
      ? places.find(
          ({ mention: { role, from }, where }) =>
            (role === 'departure' || role === 'origin') && from > trigger.to && where.lat !== null,
        )
      : undefined;
  // دخلت دوريات إلى … تنفيذا لاتفاق أُبرم بين …: of where it is carried out.
  const carried =
    place === null && isGroundedOn(trigger, tokens)
      ? sentence.findLast(
          ({ mention: { role, from }, where }) =>
            (role === 'destination' || role === 'event') &&
            from < trigger.from &&
            where.lat !== null,
        )
      : undefined;
  if (carried !== undefined) return { ...piece, place: carried.mention, where: carried.where };
  if (about !== undefined) return { ...piece, place: about.mention, where: about.where };
  const joins = place !== null && !place.locative && place.from < trigger.from;
  return joins ? { ...piece, place: null, where: null } : piece;
}

/** `زيارة الوزير إلى أنقرة`: the goal of a visit. */
function isVisited({ role, from }: ResolvedPlace['mention'], tokens: readonly Token[]): boolean {
  if (role !== 'destination') return false;
  return tokens
    .slice(Math.max(0, from - VISIT_REACH), from)
    .some(({ text, kind }) => kind === 'word' && VISIT.test(text));
}
