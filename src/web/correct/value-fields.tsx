import { useId, useState } from 'react';
import {
  type ChainLink,
  KINDS,
  OUTCOMES,
  type Outcome,
  type Participant,
  type When,
  type Where,
} from '../../model/coded-report.ts';
import type { CorrectedValue } from '../../model/correction.ts';
import { useLabels } from '../labels.ts';
import { useWords } from '../language/use-words.ts';
import { PlaceName } from '../place-name.tsx';
import { useReading } from './use-reading.ts';

interface Props {
  readonly path: string;
  readonly value: CorrectedValue;
  readonly published: string | null;
  readonly onChange: (value: CorrectedValue) => void;
}

/** The fields of one value, by its kind. */
export function ValueFields({ path, value, published, onChange }: Props) {
  if (path === 'kind') return <KindField value={value} onChange={onChange} />;
  if (path === 'status') return <StatusField value={value} onChange={onChange} />;
  if (typeof value === 'number') return <CountField value={value} onChange={onChange} />;
  if (typeof value === 'boolean') return <SeizedField value={value} onChange={onChange} />;
  if (value === null || typeof value === 'string') return null;
  if (isChain(value)) return <ChainFields value={value} onChange={onChange} />;
  if ('what' in value) return <OutcomeFields value={value} onChange={onChange} />;
  if ('role' in value) return <PartyFields value={value} onChange={onChange} />;
  if ('admin1' in value)
    return <PlaceFields value={value} published={published} onChange={onChange} />;
  if ('from' in value) return <TimeFields value={value} onChange={onChange} />;
  return null;
}

interface FieldProps<Value> {
  readonly value: Value;
  readonly onChange: (value: CorrectedValue) => void;
}

/** Chooses a kind of event. */
export function KindField({ value, onChange }: FieldProps<CorrectedValue>) {
  const words = useWords();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{words.say('field.kind')}</label>
      <select
        id={id}
        value={String(value)}
        onChange={({ target }) => onChange(KINDS.find((kind) => kind === target.value) ?? null)}
      >
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {words.name('kind', kind)}
          </option>
        ))}
      </select>
    </div>
  );
}

function OutcomeFields({ value, onChange }: FieldProps<Outcome>) {
  const words = useWords();
  const id = useId();
  const n = value.best ?? value.low ?? 0;
  return (
    <div className="correction-fields">
      <div className="field">
        <label htmlFor={`${id}-n`}>{words.say('correct.number')}</label>
        <input
          id={`${id}-n`}
          type="number"
          min={0}
          max={1_000_000}
          value={n}
          onChange={({ target }) => {
            const typed = Math.max(0, Math.round(Number(target.value)));
            onChange({ ...value, low: typed, high: typed, best: typed });
          }}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-what`}>{words.say('correct.what')}</label>
        <select
          id={`${id}-what`}
          value={value.what}
          onChange={({ target }) =>
            onChange({
              ...value,
              what: OUTCOMES.find((what) => what === target.value) ?? value.what,
            })
          }
        >
          {OUTCOMES.map((what) => (
            <option key={what} value={what}>
              {words.name('outcome', what)}
            </option>
          ))}
        </select>
      </div>
      <ActorField
        label={words.say('correct.whom')}
        actor={value.who}
        onChange={(who) => onChange({ ...value, who })}
      />
    </div>
  );
}

/** Whether a value is a chain of tellers: the one list among values. */
export const isChain = (value: CorrectedValue): value is readonly ChainLink[] =>
  Array.isArray(value);

function StatusField({ value, onChange }: FieldProps<CorrectedValue>) {
  const { say } = useWords();
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={value === 'foiled'}
        onChange={({ target }) => onChange(target.checked ? 'foiled' : 'happened')}
      />
      <span>{say('correct.foiled')}</span>
    </label>
  );
}

function SeizedField({ value, onChange }: FieldProps<boolean>) {
  const { say } = useWords();
  return (
    <label className="check">
      <input type="checkbox" checked={value} onChange={({ target }) => onChange(target.checked)} />
      <span>{say('value.seized')}</span>
    </label>
  );
}

function CountField({ value, onChange }: FieldProps<number>) {
  const { say } = useWords();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{say('correct.occurrences')}</label>
      <input
        id={id}
        type="number"
        min={1}
        max={10_000}
        value={value}
        onChange={({ target }) => onChange(Math.max(1, Math.round(Number(target.value))))}
      />
    </div>
  );
}

const LINK_KINDS = ['person', 'organization', 'outlet', 'document', 'unnamed'] as const;
const LONGEST_CHAIN = 8;

/** The tellers one after the other, the origin first; one can be added, moved to the front or taken out. */
function ChainFields({ value, onChange }: FieldProps<readonly ChainLink[]>) {
  const words = useWords();
  const { say, number } = words;
  const id = useId();
  return (
    <ol className="chain-fields">
      {value.map((link, i) => {
        const set = (part: Partial<ChainLink>): void =>
          onChange(value.with(i, { ...link, ...part }));
        return (
          // The place in the chain is what tells one teller from another.
          // biome-ignore lint/suspicious/noArrayIndexKey: the fields are written in place.
          <li key={i} className="correction-fields">
            <div className="field">
              <label htmlFor={`${id}-name-${i}`}>
                {say('correct.teller', { n: number(i + 1) })}
              </label>
              <input
                id={`${id}-name-${i}`}
                lang="ar"
                dir="auto"
                required
                maxLength={300}
                value={link.name}
                onChange={({ target }) => set({ name: target.value, actor: null })}
              />
            </div>
            <div className="field">
              <label htmlFor={`${id}-kind-${i}`}>{say('correct.teller-kind')}</label>
              <select
                id={`${id}-kind-${i}`}
                value={link.kind}
                onChange={({ target }) =>
                  set({ kind: LINK_KINDS.find((kind) => kind === target.value) ?? link.kind })
                }
              >
                {LINK_KINDS.map((kind) => (
                  <option key={kind} value={kind}>
                    {words.name('link', kind)}
                  </option>
                ))}
              </select>
            </div>
            <div className="verdicts">
              {i > 0 && (
                <button
                  type="button"
                  className="button small"
                  onClick={() => onChange(value.with(i, value[i - 1] ?? link).with(i - 1, link))}
                >
                  {say('correct.teller-earlier')}
                </button>
              )}
              <button
                type="button"
                className="button small"
                onClick={() => onChange(value.toSpliced(i, 1))}
              >
                {say('correct.take-out')}
              </button>
            </div>
          </li>
        );
      })}
      {value.length < LONGEST_CHAIN && (
        <li>
          <button
            type="button"
            className="button small"
            onClick={() => onChange([...value, { name: '', kind: 'organization', actor: null }])}
          >
            {say('correct.add-teller')}
          </button>
        </li>
      )}
    </ol>
  );
}

const ROLES = ['initiator', 'partner', 'target'] as const;
const BASES = ['stated', 'suspected', 'accused', 'claimed', 'denied'] as const;

function PartyFields({ value, onChange }: FieldProps<Participant>) {
  const words = useWords();
  const id = useId();
  return (
    <div className="correction-fields">
      <ActorField
        label={words.say('correct.actor')}
        actor={value.id}
        onChange={(actor) => onChange({ ...value, id: actor })}
      />
      <div className="field">
        <label htmlFor={id}>{words.say('correct.role')}</label>
        <select
          id={id}
          value={value.role}
          onChange={({ target }) =>
            onChange({ ...value, role: ROLES.find((role) => role === target.value) ?? value.role })
          }
        >
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {words.name('role', role)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-basis`}>{words.say('correct.basis')}</label>
        <select
          id={`${id}-basis`}
          value={value.basis}
          onChange={({ target }) =>
            onChange({ ...value, basis: BASES.find((one) => one === target.value) ?? value.basis })
          }
        >
          {BASES.map((basis) => (
            <option key={basis} value={basis}>
              {words.name('basis', basis)}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

function ActorField({
  label,
  actor,
  onChange,
}: {
  readonly label: string;
  readonly actor: string;
  readonly onChange: (actor: string) => void;
}) {
  const words = useWords();
  const { actors } = useLabels();
  const id = useId();
  const names = Object.entries({ [actor]: { ar: actor, en: actor }, ...actors })
    .map(([code, name]) => ({ code, name: words.label(name, code) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, words.language));
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={actor} onChange={({ target }) => onChange(target.value)}>
        {names.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

/**
 * A place by its name: the gazetteer, read in this browser, offers all that bear it, each with its point.
 * What it does not know has no coordinates: better none than a false pin.
 */
function PlaceFields({
  value,
  published,
  onChange,
}: FieldProps<Where> & { readonly published: string | null }) {
  const words = useWords();
  const labels = useLabels();
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const read = useReading(typed, published);
  const governorates = Object.keys(labels.places).filter((code) => code.includes('-'));
  const { candidates: _, ...known } = value;
  const moved: Where = { ...known, lat: null, lon: null, accuracyKm: null };
  const chosen = read?.places.findIndex(({ where }) => isSame(where, value)) ?? -1;
  return (
    <div className="correction-fields">
      <div className="field">
        <label htmlFor={`${id}-name`}>{words.say('correct.name')}</label>
        <input
          id={`${id}-name`}
          lang="ar"
          dir="auto"
          maxLength={200}
          value={value.name ?? ''}
          onChange={({ target }) => {
            const name = target.value.trim() === '' ? null : target.value;
            setTyped(target.value);
            onChange({ ...moved, name, precision: name === null ? 'admin1' : 'settlement' });
          }}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-region`}>{words.say('correct.governorate')}</label>
        <select
          id={`${id}-region`}
          value={value.admin1 ?? ''}
          onChange={({ target }) => {
            const admin1 = target.value === '' ? null : target.value;
            onChange({ ...moved, admin1, country: admin1?.slice(0, 2) ?? value.country });
          }}
        >
          <option value="">{words.say('correct.none')}</option>
          {governorates.map((code) => (
            <option key={code} value={code}>
              {words.label(labels.places[code], code)}
            </option>
          ))}
        </select>
      </div>
      {read !== undefined && (
        <fieldset className="candidates" aria-live="polite">
          <legend className="small soft">
            {words.say(read.places.length === 0 ? 'correct.no-place' : 'correct.places')}
          </legend>
          {read.places.map(({ where, id: row, nameEn }, i) => (
            <label className="check" key={row}>
              <input
                type="radio"
                name={`${id}-place`}
                checked={i === chosen}
                onChange={() => {
                  const others = read.places.filter((one) => one.id !== row).map((one) => one.id);
                  onChange(
                    others.length === 0 ? where : { ...where, candidates: others.slice(0, 5) },
                  );
                }}
              />
              <span>
                <PlaceName where={where} labels={labels} words={words} />{' '}
                <span className="soft small">
                  <bdi lang="en">{nameEn}</bdi> · {words.name('precision', where.precision)}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}

const isSame = (a: Where, b: Where): boolean =>
  a.name === b.name && a.lat === b.lat && a.lon === b.lon && a.precision === b.precision;

/** First and last day of an event. */
export function TimeFields({ value, onChange }: FieldProps<When>) {
  const { say } = useWords();
  const id = useId();
  const set = (from: string | null, to: string | null): void => {
    const last = to !== null && from !== null && to < from ? from : to;
    const precision = from === null ? 'unknown' : from === (last ?? from) ? 'day' : 'span';
    onChange({ from, to: from === null ? null : (last ?? from), precision });
  };
  return (
    <div className="correction-fields">
      <div className="field">
        <label htmlFor={`${id}-from`}>{say('incidents.from')}</label>
        <input
          id={`${id}-from`}
          type="date"
          value={value.from ?? ''}
          onChange={({ target }) => set(target.value === '' ? null : target.value, value.to)}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-to`}>{say('incidents.to')}</label>
        <input
          id={`${id}-to`}
          type="date"
          value={value.to ?? ''}
          onChange={({ target }) => set(value.from, target.value === '' ? null : target.value)}
        />
      </div>
    </div>
  );
}
