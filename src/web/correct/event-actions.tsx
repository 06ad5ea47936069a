import { type FormEvent, useState } from 'react';
import type { NewCorrection } from '../../api/schemas.ts';
import type { When } from '../../model/coded-report.ts';
import type { CorrectedValue } from '../../model/correction.ts';
import { quote, type Span } from '../../text/span.ts';
import { useWords } from '../language/use-words.ts';
import { send } from '../use-fetched.ts';
import { KindField, TimeFields } from './value-fields.tsx';

/** Removes an event that is none, with a reason. */
export function RemoveEvent({
  report,
  event,
  onDone,
}: {
  readonly report: string;
  readonly event: string;
  readonly onDone: () => void;
}) {
  const { say } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState('');
  const remove = async (submitted: FormEvent): Promise<void> => {
    submitted.preventDefault();
    const correction: NewCorrection = {
      report,
      act: 'remove',
      event,
      field: null,
      value: null,
      span: null,
      reason: reason.trim(),
    };
    await send('POST', '/api/corrections', correction);
    onDone();
  };
  if (!isOpen) {
    return (
      <button
        type="button"
        className="button plain small remove-event"
        onClick={() => setIsOpen(true)}
      >
        {say('correct.remove-event')}
      </button>
    );
  }
  return (
    <form className="correction-form" onSubmit={(submitted) => void remove(submitted)}>
      <div className="field">
        <label htmlFor={`remove-${event}`}>{say('correct.or-reason')}</label>
        <input
          id={`remove-${event}`}
          dir="auto"
          required
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
      <div className="verdicts">
        <button type="submit" className="button main small">
          {say('correct.remove-event')}
        </button>
        <button type="button" className="button small" onClick={() => setIsOpen(false)}>
          {say('correct.cancel')}
        </button>
      </div>
    </form>
  );
}

interface AddProps {
  readonly report: string;
  readonly raw: string;
  readonly published: string | null;
  readonly selected: Span | undefined;
  readonly onDone: () => void;
}

/** Adds an event that the program missed, by the words that tell it. */
export function AddEvent({ report, raw, published, selected, onDone }: AddProps) {
  const { say } = useWords();
  const [kind, setKind] = useState<CorrectedValue>('attack');
  const [when, setWhen] = useState<When>({
    from: published,
    to: published,
    precision: published === null ? 'unknown' : 'day',
  });
  const add = async (submitted: FormEvent): Promise<void> => {
    submitted.preventDefault();
    if (selected === undefined) return;
    const correction: NewCorrection = {
      report,
      act: 'add',
      event: null,
      field: null,
      value: { kind, when },
      span: { start: selected.start, end: selected.end },
      reason: null,
    };
    await send('POST', '/api/corrections', correction);
    onDone();
  };
  return (
    <details className="add-event">
      <summary>{say('correct.add-event')}</summary>
      <form className="correction-form" onSubmit={(submitted) => void add(submitted)}>
        <p className="soft small">{say('correct.add-event-note')}</p>
        {selected !== undefined && (
          <q>
            <bdi lang="ar">{quote(raw, selected)}</bdi>
          </q>
        )}
        <KindField value={kind} onChange={setKind} />
        <TimeFields
          value={when}
          onChange={(changed) => {
            if (changed !== null && typeof changed === 'object' && 'from' in changed)
              setWhen(changed);
          }}
        />
        <button type="submit" className="button main small" disabled={selected === undefined}>
          {say('correct.save')}
        </button>
      </form>
    </details>
  );
}
