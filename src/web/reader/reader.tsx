import { type ReactNode, useMemo, useState } from 'react';
import type { Labels } from '../../api/labels.ts';
import type { CodedReport, Tally } from '../../model/coded-report.ts';
import type { Span } from '../../text/span.ts';
import { describeActor, describeCount, describeWhen, nameArea } from '../describe.ts';
import { useLabels } from '../labels.ts';
import { useWords, type Words } from '../language/use-words.ts';
import { Asides, reasonOf } from './asides.tsx';
import { Chain } from './chain.tsx';
import { type CardProps, EventCard } from './event-card.tsx';
import { ASIDE_FIELDS, MARK_FIELDS, type Mark, marksOf, valueKey } from './marks.ts';
import { pointingTo } from './pointing.ts';
import { quotedSpans } from './quotations.ts';
import { ReportText } from './report-text.tsx';
import './reader.css';

interface Props {
  readonly text: string;
  readonly coded: Pick<CodedReport, 'events' | 'tallies' | 'diagnostics'>;
  readonly outlet: string | null;
  readonly correct?: ((event: string) => CardProps['correct']) | undefined;
  readonly onSelect?: ((span: Span | undefined) => void) | undefined;
  /** What stands at the foot of an event, and after all events. */
  readonly eventFoot?: ((event: string) => ReactNode) | undefined;
  readonly foot?: ReactNode;
}

/** A report beside what was coded from it. Words and values light each other, by mouse and by keyboard. */
export function Reader({ text, coded, outlet, correct, onSelect, eventFoot, foot }: Props) {
  const words = useWords();
  const labels = useLabels();
  const { say } = words;
  const [pointed, setPointed] = useState<string>();
  const [picked, setPicked] = useState<string>();
  const [showsHidden, setShowsHidden] = useState(false);
  const [showsValues, setShowsValues] = useState(false);
  const marks = useMemo(() => marksOf(coded, quotedSpans(text)), [coded, text]);
  const active = pointed ?? picked;
  const pick = (key: string | undefined): void => setPicked(key === picked ? undefined : key);
  const shared = { active, words, onPoint: setPointed, onPick: pick };
  const nameOf = (mark: Mark): string => nameMark(mark, coded, words);
  return (
    <div className="reader">
      <section className="reader-report sheet" aria-label={say('reader.report')}>
        <div className="reader-tools">
          <label>
            <input
              type="checkbox"
              checked={showsValues}
              onChange={() => setShowsValues(!showsValues)}
            />{' '}
            {say('reader.values')}
          </label>
          <label>
            <input
              type="checkbox"
              checked={showsHidden}
              onChange={() => setShowsHidden(!showsHidden)}
            />{' '}
            {say('reader.hidden')}
          </label>
        </div>
        <ReportText
          raw={text}
          marks={marks}
          showsHidden={showsHidden}
          showsValues={showsValues}
          nameOf={nameOf}
          onSelect={onSelect}
          {...shared}
        />
        <Legend words={words} />
      </section>
      <section className="reader-coded" aria-label={say('reader.coded')}>
        <p className="soft small">{say('reader.hint')}</p>
        <p id="inferred-note" className="hidden">
          {say('reader.inferred-note')}
        </p>
        {coded.events.length === 0 && <p>{say('reader.no-event')}</p>}
        {coded.events.map((event, i) => (
          <EventCard
            key={event.id}
            event={event}
            number={i + 1}
            outlet={outlet}
            labels={labels}
            correct={correct?.(event.id)}
            foot={eventFoot?.(event.id)}
            {...shared}
          />
        ))}
        {coded.tallies.length > 0 && (
          <section className="tallies">
            <h2>{say('reader.tallies')}</h2>
            <p className="soft small">{say('reader.tallies-note')}</p>
            <ul>
              {coded.tallies.map((tally) => (
                <TallyRow
                  key={tally.id}
                  tally={tally}
                  outlet={outlet}
                  labels={labels}
                  {...shared}
                />
              ))}
            </ul>
          </section>
        )}
        {foot}
        <Asides marks={marks} raw={text} {...shared} />
      </section>
    </div>
  );
}

interface TallyRowProps {
  readonly tally: Tally;
  readonly outlet: string | null;
  readonly labels: Labels;
  readonly words: Words;
  readonly active: string | undefined;
  readonly onPoint: (key: string | undefined) => void;
  readonly onPick: (key: string | undefined) => void;
}

function TallyRow({ tally, outlet, labels, words, active, onPoint, onPick }: TallyRowProps) {
  const key = valueKey(tally.id, 'n');
  const n = { low: tally.low ?? tally.n, high: tally.high ?? tally.n, best: tally.n };
  const outcome = words.name('outcome', tally.what);
  const what = outcome === tally.what ? words.name('tally', tally.what) : outcome;
  const period =
    tally.from === null
      ? ''
      : describeWhen({ from: tally.from, to: tally.to, precision: 'span' }, words);
  const area = tally.area === null ? '' : nameArea(tally.area, labels, words);
  const who = tally.who === null ? '' : describeActor(tally.who, labels, words);
  const parts = [what, who, area, period].filter((part) => part !== '');
  return (
    <li className="tally">
      <button
        type="button"
        className="value"
        data-field="tally"
        data-lit={key === active}
        {...pointingTo(key, { onPoint, onPick })}
      >
        <strong className="number">{describeCount(n, words)}</strong> <bdi>{parts.join(' · ')}</bdi>
      </button>
      <Chain chain={tally.accordingTo} outlet={outlet} words={words} />
    </li>
  );
}

const LEGEND = [...MARK_FIELDS, ...ASIDE_FIELDS] as const;

/** What the marks in the text mean, each beside a word that is marked so. */
function Legend({ words }: { readonly words: Words }) {
  return (
    <dl className="legend small" aria-label={words.say('reader.legend')}>
      {LEGEND.map((field) => (
        <div key={field}>
          <dt aria-hidden="true">
            <span data-mark={field} lang="ar">
              كلمة
            </span>
          </dt>
          <dd>{words.say(`field.${field}`)}</dd>
        </div>
      ))}
    </dl>
  );
}

function nameMark(
  { key, field, rule }: Mark,
  { events }: Pick<CodedReport, 'events'>,
  words: Words,
): string {
  const { say, number } = words;
  const aside = ASIDE_FIELDS.find((one) => one === field);
  if (aside !== undefined) {
    const reason = reasonOf(aside, rule, words);
    return reason === '' ? say(`field.${aside}`) : `${say(`field.${aside}`)} · ${reason}`;
  }
  const at = events.findIndex(({ id }) => key.startsWith(`${id}/`));
  return `${say('reader.event', { n: number(at + 1) })} · ${say(`field.${field}`)}`;
}
