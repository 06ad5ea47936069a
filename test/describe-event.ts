import type { CodedEvent, OutcomeKind } from '../src/model/coded-report.ts';

const HARMS: readonly OutcomeKind[] = ['killed', 'wounded', 'detained'];

/** `kind, day, place governorate, killed N wounded N detained N`: what is told of none is left out. */
export function describeEvent({ kind, when, where, outcomes }: CodedEvent): string {
  const total = (what: OutcomeKind): string => {
    const counts = outcomes.filter((outcome) => outcome.what === what);
    if (counts.length === 0) return '';
    const open = counts.some(({ best }) => best === null) ? '+' : '';
    return ` ${what} ${counts.reduce((sum, { best, low }) => sum + (best ?? low ?? 0), 0)}${open}`;
  };
  const told = HARMS.map(total).join('');
  return `${kind}, ${when.from ?? '?'}, ${where.name ?? '?'} ${where.admin1 ?? '?'}${told && `,${told}`}`;
}

/** `isis>sdf: killed sdf 2; wounded sdf 1`: who did it to whom, and who suffered what. */
export function describeSides({ kind, who, outcomes }: CodedEvent): string {
  const inRole = (...roles: readonly string[]): string =>
    who
      .filter(({ role }) => roles.includes(role))
      .map(({ id }) => id)
      .join('+');
  const harms = outcomes.map(
    ({ what, who: whom, best, low }) => `${what} ${whom} ${best ?? `${low}+`}`,
  );
  return `${kind}, ${inRole('initiator', 'partner')}>${inRole('target')}${harms.length > 0 ? `: ${harms.join('; ')}` : ''}`;
}
