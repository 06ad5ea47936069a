import type { ChainLink } from '../../model/coded-report.ts';
import type { Words } from '../language/use-words.ts';

interface Props {
  readonly chain: readonly ChainLink[];
  /** The outlet that published the report: the end of every chain in it. */
  readonly outlet: string | null;
  readonly words: Words;
}

/** Who told whom, the origin first, drawn as a chain. */
export function Chain({ chain, outlet, words }: Props) {
  const isOwnVoice = chain.length === 1 && chain[0]?.name === outlet;
  const links = isOwnVoice ? [] : chain;
  return (
    <ol className="chain" aria-label={words.say('chain.label')}>
      {links.map((link, i) => (
        <li key={`${link.kind} ${link.name}`} data-kind={link.kind}>
          <bdi lang="ar">{link.name}</bdi>
          <span className="soft small">
            {words.name('link', link.kind)} · {words.say(i === 0 ? 'chain.origin' : 'chain.passed')}
          </span>
        </li>
      ))}
      <li data-kind="published">
        <bdi lang="ar">{outlet ?? words.say('value.unknown')}</bdi>
        <span className="soft small">
          {words.say(links.length === 0 ? 'chain.origin' : 'chain.published')}
        </span>
      </li>
    </ol>
  );
}
