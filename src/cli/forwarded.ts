import type { ChainLink, CodedReport } from '../model/coded-report.ts';
import type { Report } from '../model/report.ts';

/**
 * Adds the first sender of a forwarded report to every chain in it. Where the text speaks in its own
 * voice, that is the voice of the first sender; where it quotes somebody, the sender passed it on.
 */
export function withForwarder(coded: CodedReport, { forwardedFrom, outlet }: Report): CodedReport {
  if (forwardedFrom === undefined) return coded;
  const sender: ChainLink = { name: forwardedFrom, kind: 'outlet', actor: null };
  const passOn = <Told extends { readonly accordingTo: readonly ChainLink[] }>(
    told: Told,
  ): Told => {
    const links = told.accordingTo.filter((link) => link.kind !== 'outlet' || link.name !== outlet);
    if (links.some(({ name }) => name === forwardedFrom)) return told;
    return { ...told, accordingTo: [...links, sender] };
  };
  return {
    ...coded,
    events: coded.events.map((event) => {
      const { claims, ...told } = passOn(event);
      return claims === undefined ? told : { ...told, claims: claims.map(passOn) };
    }),
    tallies: coded.tallies.map(passOn),
  };
}
