import type { ReactNode } from 'react';
import type { Labels } from '../../api/labels.ts';
import type { CodedEvent, Participant, RivalClaim } from '../../model/coded-report.ts';
import {
  describeActor,
  describeCount,
  describeOutcome,
  describeParticipant,
  describeWhen,
  joinPlace,
} from '../describe.ts';
import type { Words } from '../language/use-words.ts';
import { Link } from '../link.tsx';
import { PlaceName } from '../place-name.tsx';
import { Chain } from './chain.tsx';
import { type MarkField, valueKey } from './marks.ts';
import { pointingTo } from './pointing.ts';

export interface CardProps {
  readonly event: CodedEvent;
  readonly number: number;
  readonly outlet: string | null;
  readonly active: string | undefined;
  readonly words: Words;
  readonly labels: Labels;
  readonly onPoint: (key: string | undefined) => void;
  readonly onPick: (key: string | undefined) => void;
  /** What a correction offers beside a value. */
  readonly correct?: ((path: string, field: MarkField) => ReactNode) | undefined;
  readonly foot?: ReactNode;
}

/** One event with its values; pointing at a value lights the words it was read from. */
export function EventCard(props: CardProps) {
  const { event, number, outlet, words, labels } = props;
  const kind = words.name('kind', event.kind);
  return (
    <article className="card" aria-labelledby={`event-${event.id}`}>
      <header>
        <h2 id={`event-${event.id}`}>
          <span className="soft small number">
            {words.say('reader.event', { n: words.number(number) })}
          </span>{' '}
          {kind}
        </h2>
        {event.incident !== null && (
          <Link href={`/incident/${event.incident}`} className="small">
            {words.say('reader.incident')}
          </Link>
        )}
      </header>
      <dl className="values">
        <Row {...props} field="kind" path="kind">
          {kind}
          {event.count > 1 && ` × ${words.count('occurrences', event.count)}`}
          {event.status === 'foiled' && ` (${words.say('value.foiled')})`}
        </Row>
        <Row {...props} field="when" path="when">
          {describeWhen(event.when, words)}
        </Row>
        <Row {...props} field="where" path="where">
          <PlaceName where={event.where} labels={labels} words={words} />
        </Row>
        {event.who.map((who, i) => (
          <Row
            {...props}
            field="who"
            path={`who[${i}]`}
            key={`${who.id} ${who.role}`}
            label={words.name('role', who.role)}
          >
            <Party who={who} words={words} labels={labels} />
          </Row>
        ))}
        {event.outcomes.map((outcome, i) => (
          <Row
            {...props}
            field="outcomes"
            path={`outcomes[${i}]`}
            key={`${outcome.what} ${outcome.who} ${outcome.low} ${outcome.best}`}
            label={i === 0 ? undefined : ''}
          >
            <bdi>{describeOutcome(outcome, labels, words)}</bdi>
            {outcome.certainty === 'low' && (
              <em className="soft small"> {words.say('value.low-certainty')}</em>
            )}
            {outcome.subsets?.map((subset) => (
              <span className="soft small" key={subset.of}>
                {' '}
                {words.say('value.of-whom', {
                  what: `${describeCount(subset, words)} ${describeActor(subset.of, labels, words)}`,
                })}
              </span>
            ))}
          </Row>
        ))}
        {event.seized && (
          <Row {...props} field="outcomes" path="seized" label={words.say('field.seized')}>
            {words.say('value.seized')}
          </Row>
        )}
        {props.correct !== undefined && (
          <div className="value-row">
            <dt />
            <dd className="more-values">
              {props.correct('outcomes[+]', 'outcomes')}
              {props.correct('who[+]', 'who')}
              {props.correct('status', 'kind')}
              {props.correct('count', 'kind')}
              {!event.seized && props.correct('seized', 'outcomes')}
            </dd>
          </div>
        )}
      </dl>
      <div className="told-by">
        <ChainHead {...props} />
        <Chain chain={event.accordingTo} outlet={outlet} words={words} />
      </div>
      {event.claims !== undefined && (
        <ul className="rivals small">
          {event.claims.map((claim) => (
            <li key={JSON.stringify(claim)}>
              {words.say('value.rival', { value: nameClaim(claim, labels, words) })}{' '}
              <bdi lang="ar" className="soft">
                {claim.accordingTo.map(({ name }) => name).join(' ‹ ')}
              </bdi>
            </li>
          ))}
        </ul>
      )}
      {props.foot}
    </article>
  );
}

/** The head of the chain is a value like the others: pointing at it lights the words that credit somebody. */
function ChainHead({ event, active, words, onPoint, onPick, correct }: CardProps) {
  const own = event.evidence.find(({ field }) => field.startsWith('accordingTo'));
  const title = words.say('field.accordingTo');
  const key = valueKey(event.id, own?.field ?? 'accordingTo');
  return (
    <div className="chain-head">
      {own === undefined ? (
        <span className="soft small">{title}</span>
      ) : (
        <button
          type="button"
          className="value small"
          data-field="accordingTo"
          data-lit={key === active}
          title={`${words.say('reader.rule')}: ${own.rule}`}
          {...pointingTo(key, { onPoint, onPick })}
        >
          {title}
        </button>
      )}
      {correct?.('accordingTo', 'accordingTo')}
    </div>
  );
}

interface RowProps extends CardProps {
  readonly field: MarkField;
  readonly path: string;
  readonly label?: string | undefined;
  readonly children: ReactNode;
}

function Row({
  event,
  field,
  path,
  label,
  children,
  active,
  words,
  onPoint,
  onPick,
  correct,
}: RowProps) {
  const key = valueKey(event.id, path);
  const isInferred = isTold(event, path) && !event.evidence.some((one) => one.field === path);
  const rules = event.evidence
    .filter((one) => one.field === path)
    .map(({ rule }) => rule)
    .join(', ');
  const name = label ?? words.say(`field.${field}`);
  return (
    <div className="value-row">
      <dt className="soft small">{name}</dt>
      <dd>
        <button
          type="button"
          className="value"
          data-field={field}
          data-inferred={isInferred}
          data-unknown={!isTold(event, path)}
          data-lit={key === active}
          title={rules === '' ? undefined : `${words.say('reader.rule')}: ${rules}`}
          aria-describedby={isInferred ? 'inferred-note' : undefined}
          {...pointingTo(key, { onPoint, onPick })}
        >
          {children}
          {isInferred && <span className="inferred small">{words.say('reader.inferred')}</span>}
        </button>
        {correct?.(path, field)}
      </dd>
    </div>
  );
}

/** A value that another teller in the same report gives. */
function nameClaim({ value }: RivalClaim, labels: Labels, words: Words): string {
  if ('what' in value) return describeOutcome(value, labels, words);
  if ('role' in value) return describeParticipant(value, labels, words);
  if ('admin1' in value) return joinPlace(value, labels, words);
  return describeWhen(value, words);
}

/** Whether there is a value at all: an unknown day or place was not inferred. */
const isTold = ({ when, where }: CodedEvent, path: string): boolean =>
  path === 'when'
    ? when.from !== null
    : path !== 'where' || where.name !== null || where.admin1 !== null;

function Party({
  who,
  words,
  labels,
}: {
  readonly who: Participant;
  readonly words: Words;
  readonly labels: Labels;
}) {
  const name = describeParticipant(who, labels, words);
  if (who.as === null || who.as === name) return <bdi>{name}</bdi>;
  return (
    <>
      <bdi>{name}</bdi>{' '}
      <bdi lang="ar" className="soft small">
        «{who.as}»
      </bdi>
    </>
  );
}
