import type { WordsRead } from '../../extract/read-words.ts';
import type { CorrectedValue } from '../../model/correction.ts';
import { describeCount, describeWhen, joinPlace } from '../describe.ts';
import { useLabels } from '../labels.ts';
import { useWords } from '../language/use-words.ts';

interface Props {
  readonly value: CorrectedValue;
  /** The words that are picked in the report. */
  readonly words: string;
  readonly read: WordsRead | undefined;
  readonly onTake: (value: CorrectedValue) => void;
}

/** Offers what the program reads in the picked words as the new value. */
export function TakeWords({ value, words: picked, read, onTake }: Props) {
  const words = useWords();
  const labels = useLabels();
  const offers = offersOf();
  if (offers.length === 0) return null;
  return (
    <ul className="offers" aria-label={words.say('correct.read-as')}>
      {offers.map(({ text, taken }) => (
        <li key={text}>
          <button type="button" className="button small" onClick={() => onTake(taken)}>
            <span className="soft">{words.say('correct.take')}</span> <bdi>{text}</bdi>
          </button>
        </li>
      ))}
    </ul>
  );

  function offersOf(): readonly { readonly text: string; readonly taken: CorrectedValue }[] {
    if (value === null || typeof value !== 'object' || read === undefined) return [];
    if ('evidence' in value) return [];
    if ('what' in value) {
      const { count } = read;
      if (count === undefined) return [];
      const { approx: _, ...exact } = value;
      return [{ text: describeCount(count, words), taken: { ...exact, ...count } }];
    }
    if ('role' in value) {
      const { actor } = read;
      if (actor === undefined) return [{ text: `«${picked}»`, taken: { ...value, as: picked } }];
      return [
        {
          text: words.label(labels.actors[actor], actor),
          taken: { ...value, id: actor, as: picked },
        },
      ];
    }
    if ('admin1' in value) {
      return read.places.map(({ where }) => ({
        text: joinPlace(where, labels, words),
        taken: where,
      }));
    }
    if ('from' in value) {
      const { when } = read;
      return when === undefined ? [] : [{ text: describeWhen(when, words), taken: when }];
    }
    return [];
  }
}
