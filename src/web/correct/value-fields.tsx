import { useId } from 'react';
import {
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

interface Props {
  readonly path: string;
  readonly value: CorrectedValue;
  readonly onChange: (value: CorrectedValue) => void;
}

/** The fields of one value, by its kind. */
export function ValueFields({ path, value, onChange }: Props) {
  if (path === 'kind') return <KindField value={value} onChange={onChange} />;
  if (value === null || typeof value === 'string') return null;
  if ('what' in value) return <OutcomeFields value={value} onChange={onChange} />;
  if ('role' in value) return <PartyFields value={value} onChange={onChange} />;
  if ('admin1' in value) return <PlaceFields value={value} onChange={onChange} />;
  if ('precision' in value) return <TimeFields value={value} onChange={onChange} />;
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

const ROLES = ['initiator', 'partner', 'target'] as const;

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

function PlaceFields({ value, onChange }: FieldProps<Where>) {
  const words = useWords();
  const { places } = useLabels();
  const id = useId();
  const governorates = Object.keys(places).filter((code) => code.includes('-'));
  // What a person names has no coordinates until the gazetteer knows it: better none than a false pin.
  const moved = { ...value, lat: null, lon: null, accuracyKm: null };
  return (
    <div className="correction-fields">
      <div className="field">
        <label htmlFor={`${id}-name`}>{words.say('correct.name')}</label>
        <input
          id={`${id}-name`}
          lang="ar"
          dir="auto"
          value={value.name ?? ''}
          onChange={({ target }) => {
            const name = target.value.trim() === '' ? null : target.value;
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
              {words.label(places[code], code)}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

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
