import type { Labels } from '../../api/labels.ts';
import type { CorrectedValue, Correction } from '../../model/correction.ts';
import { describeActor, describeOutcome, describeWhen, placeParts } from '../describe.ts';
import { useLabels } from '../labels.ts';
import { useWords, type Words } from '../language/use-words.ts';
import { send } from '../use-fetched.ts';
import type { PageCorrection } from './page-correction.ts';
import { isChain } from './value-fields.tsx';

interface Props {
  readonly corrections: readonly PageCorrection[];
  readonly onDone: () => void;
}

/** What persons corrected in a report, the program's value beside it; each can be taken back. */
export function CorrectionList({ corrections, onDone }: Props) {
  const words = useWords();
  const labels = useLabels();
  const { say } = words;
  if (corrections.length === 0) return null;
  const undo = async (no: number): Promise<void> => {
    await send('POST', `/api/corrections/${no}/undo`, {});
    onDone();
  };
  return (
    <section className="corrections sheet" aria-labelledby="corrections">
      <h2 id="corrections">{say('correct.done')}</h2>
      <p className="soft small">{say('correct.done-note')}</p>
      <ul>
        {corrections.map((correction) => {
          const { no, actor, at, reason, undone } = correction;
          return (
            <li key={no} data-undone={undone}>
              <span className="correction-text">
                {describeCorrection(correction, labels, words)}
              </span>
              <span className="soft small">
                {say('correct.by', {
                  actor: `\u2068${actor}\u2069`,
                  date: words.date(at.slice(0, 10)),
                })}
                {reason !== null && (
                  <>
                    {' '}
                    <q>
                      <bdi>{reason}</bdi>
                    </q>
                  </>
                )}
              </span>
              {undone ? (
                <em className="soft small">{say('correct.undone')}</em>
              ) : (
                <button type="button" className="button small" onClick={() => void undo(no)}>
                  {say('correct.undo')}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      <p>
        <a className="small" href="/api/download-gold" download>
          {say('correct.gold')}
        </a>
      </p>
    </section>
  );
}

/** A correction in words: what the program had, and what a person put in its place. */
export function describeCorrection(
  { act, field, value, before }: Correction,
  labels: Labels,
  words: Words,
) {
  const { say } = words;
  if (act === 'remove') return say('correct.removed');
  if (act === 'add') return say('correct.added', { value: nameValue(value, labels, words) });
  const name = /^[a-zA-Z]+/.exec(field ?? '')?.[0] ?? '';
  const isNew = before === null;
  return (
    <>
      <span className="soft">{words.name('field', name)}</span>{' '}
      <span>
        {say('correct.program', {
          value: isNew ? say('correct.nothing') : nameValue(before, labels, words),
        })}
      </span>{' '}
      <span aria-hidden="true">{words.direction === 'rtl' ? '←' : '→'}</span>{' '}
      <strong>
        {say('correct.person', {
          value: value === null ? say('correct.taken-out') : nameValue(value, labels, words),
        })}
      </strong>
    </>
  );
}

function nameValue(value: CorrectedValue, labels: Labels, words: Words): string {
  const { say } = words;
  if (value === null) return '';
  if (value === 'foiled' || value === 'happened') return say(`value.${value}`);
  if (typeof value === 'string') return words.name('kind', value);
  if (typeof value === 'number') return words.count('occurrences', value);
  if (typeof value === 'boolean') return value ? say('value.seized') : say('correct.nothing');
  if (isChain(value)) {
    return value.length === 0
      ? say('correct.nothing')
      : value.map(({ name }) => `\u2068${name}\u2069`).join(' ‹ ');
  }
  if ('evidence' in value) return words.name('kind', value.kind);
  if ('what' in value) return describeOutcome(value, labels, words);
  if ('role' in value) {
    return `${describeActor(value.id, labels, words)} (${words.name('role', value.role)})`;
  }
  if ('admin1' in value) return placeParts(value, labels, words).join(' · ');
  return describeWhen(value, words);
}
