import type {
  ChainLink,
  CodedEvent,
  Count,
  Outcome,
  Participant,
  Tally,
  When,
  Where,
} from '../model/coded-report.ts';

/** A time span in few characters: `2025-11-23`, `2025-11-20..23`, `~2025-11`, `?`. */
export function describeWhen({ from, to, precision }: When): string {
  if (from === null || to === null) return '?';
  const about = precision === 'about' ? '~' : '';
  if (from === to) return about + from;
  if (precision === 'year') return from.slice(0, 4);
  if (precision === 'month' && from.slice(0, 7) === to.slice(0, 7)) return from.slice(0, 7);
  const end = from.slice(0, 8) === to.slice(0, 8) ? to.slice(8) : to;
  return `${about}${from}..${end}`;
}

/** The code of a governorate and the place. */
export function describeWhere({ name, admin1, country }: Where): string {
  const code = admin1 ?? country;
  return [code ?? '?', name ?? ''].filter((part) => part !== '').join(' ');
}

/** Participants as `initiator → target`, partners after a plus sign. */
export function describeWho(who: readonly Participant[]): string {
  const ids = (role: Participant['role']): string =>
    who
      .filter((participant) => participant.role === role)
      .map(({ id, basis }) => (basis === 'stated' ? id : `${id} (${basis})`))
      .join(', ');
  const partners = ids('partner');
  const acting = ids('initiator') + (partners === '' ? '' : ` + ${partners}`);
  return [acting === '' ? '?' : acting, ids('target')].filter((side) => side !== '').join(' → ');
}

/** A number with its bounds: `4`, `4 (3-5)`, `21+`, `≤9`, `~40`, `?`. */
export function describeCount({ low, high, best, approx }: Count): string {
  const about = approx === true ? '~' : '';
  if (low !== null && high !== null) {
    if (low === high) return `${about}${low}`;
    return best === null ? `${low}-${high}` : `${about}${best} (${low}-${high})`;
  }
  if (low !== null) return best === null || best === low ? `${low}+` : `${about}${best} (${low}+)`;
  if (high !== null)
    return best === null || best === high ? `≤${high}` : `${about}${best} (≤${high})`;
  return best === null ? '?' : `${about}${best}`;
}

/** An outcome as `killed 2 civilians`. */
export const describeOutcome = (outcome: Outcome): string =>
  `${outcome.what} ${describeCount(outcome)} ${outcome.who}`;

/** Outcomes as `killed 2 civilians, wounded 3+ sdf`, and what was seized. */
export function describeOutcomes(event: Pick<CodedEvent, 'outcomes' | 'seized'>): string {
  return [...event.outcomes.map(describeOutcome), ...(event.seized ? ['seized arms'] : [])].join(
    ', ',
  );
}

/** An attribution chain, origin first. */
export function describeChain(chain: readonly ChainLink[]): string {
  return chain.map(({ name }) => name).join(' ‹ ');
}

/** A kind with the number of like occurrences and whether it was prevented. */
export function describeKind({ kind, status, count }: CodedEvent): string {
  return [kind, count > 1 ? `×${count}` : '', status === 'foiled' ? '(foiled)' : '']
    .filter((part) => part !== '')
    .join(' ');
}

/** A tally as `attacks 153 isis`. */
export function describeTally(tally: Tally): string {
  const { n, low, high } = tally;
  const number = describeCount({ low: low ?? n, high: n === null ? high : (high ?? n), best: n });
  const who = tally.who === null ? '' : ` ${tally.who}`;
  const by = tally.by === null ? '' : ` by ${tally.by}`;
  return `${tally.what} ${number}${who}${by}`;
}

/** The period of a tally in few characters; empty where none is told. */
export function describePeriod({ from, to }: Tally): string {
  if (from === null && to === null) return '';
  if (from === null || to === null) return `${from ?? ''}..${to ?? ''}`;
  return describeWhen({ from, to, precision: 'span' });
}
