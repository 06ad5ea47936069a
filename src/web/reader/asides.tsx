import { quote } from '../../text/span.ts';
import type { Words } from '../language/use-words.ts';
import { ASIDE_FIELDS, type AsideField, type Mark } from './marks.ts';
import { type Pointing, pointingTo } from './pointing.ts';

interface Props extends Pointing {
  readonly marks: readonly Mark[];
  readonly raw: string;
  readonly active: string | undefined;
  readonly words: Words;
}

const LONGEST = 90;

/** What stands in the report beside its events, kind by kind: each with its words and the reason. */
export function Asides({ marks, raw, active, words, onPoint, onPick }: Props) {
  return (
    <div className="asides">
      {ASIDE_FIELDS.filter((field) => field !== 'tally').map((field) => {
        const own = marks.filter((mark) => mark.field === field);
        if (own.length === 0) return null;
        return (
          <details key={field} data-field={field}>
            <summary>
              {words.say(`aside.${field}`)}{' '}
              <span className="soft number">({words.number(own.length)})</span>
            </summary>
            <p className="soft small">{words.say(`aside.${field}-note`)}</p>
            <ul>
              {own.map(({ key, span, rule }) => (
                <li key={key}>
                  <button
                    type="button"
                    className="value"
                    data-field={field}
                    data-lit={key === active}
                    {...pointingTo(key, { onPoint, onPick })}
                  >
                    <bdi lang="ar">«{shorten(quote(raw, span))}»</bdi>{' '}
                    <span className="soft">{reasonOf(field, rule, words)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </div>
  );
}

/** Why a stretch of text is no event; empty where the name of its kind says it. */
export function reasonOf(field: AsideField, rule: string, words: Words): string {
  if (field === 'quotation' || field === 'tally') return '';
  const id = rule.slice(rule.indexOf('/') + 1);
  const family = field === 'left-out' ? 'reason' : field;
  const name = words.name(family, id);
  return name === id ? words.say('reason.other') : name;
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
