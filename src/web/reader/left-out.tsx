import type { Diagnostic } from '../../model/coded-report.ts';
import { quote } from '../../text/span.ts';
import type { Words } from '../language/use-words.ts';
import { valueKey } from './marks.ts';
import { pointingTo } from './pointing.ts';

interface Props {
  readonly diagnostics: readonly Diagnostic[];
  readonly raw: string;
  readonly active: string | undefined;
  readonly words: Words;
  readonly onPoint: (key: string | undefined) => void;
  readonly onPick: (key: string | undefined) => void;
}

/** The words that could name an event and do not, each with the reason. */
export function LeftOut({ diagnostics, raw, active, words, onPoint, onPick }: Props) {
  const left = diagnostics.flatMap(({ code, start, end }) =>
    start === undefined || end === undefined || !code.startsWith('no-event/')
      ? []
      : [{ code, span: { start, end } }],
  );
  if (left.length === 0) return null;
  return (
    <details className="left-out">
      <summary>
        {words.say('reader.left-out')}{' '}
        <span className="soft number">({words.number(left.length)})</span>
      </summary>
      <p className="soft small">{words.say('reader.left-out-note')}</p>
      <ul>
        {left.map(({ code, span }) => {
          const key = valueKey('left-out', String(span.start));
          return (
            <li key={`${code} ${span.start}`}>
              <button
                type="button"
                className="value"
                data-field="left-out"
                data-lit={key === active}
                {...pointingTo(key, { onPoint, onPick })}
              >
                <bdi lang="ar">«{quote(raw, span)}»</bdi>{' '}
                <span className="soft">{reasonOf(code, words)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}

function reasonOf(code: string, words: Words): string {
  const id = code.slice('no-event/'.length);
  const name = words.name('reason', id);
  return name === id ? words.say('reason.other') : name;
}
