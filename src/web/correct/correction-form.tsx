import { type FormEvent, useId, useState } from 'react';
import type { NewCorrection } from '../../api/schemas.ts';
import type { CodedEvent } from '../../model/coded-report.ts';
import type { CorrectedValue } from '../../model/correction.ts';
import { quote, type Span } from '../../text/span.ts';
import { useWords } from '../language/use-words.ts';
import { send } from '../use-fetched.ts';
import { firstValue, isListItem } from './first-value.ts';
import { TakeWords } from './take-words.tsx';
import { useReading } from './use-reading.ts';
import { ValueFields } from './value-fields.tsx';

interface Props {
  readonly report: string;
  readonly raw: string;
  readonly published: string | null;
  readonly event: CodedEvent;
  readonly path: string;
  /** The words that are selected in the report. */
  readonly selected: Span | undefined;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Corrects one value: with words picked in the report, or typed with a reason. */
export function CorrectionForm(props: Props) {
  const { report, raw, published, event, path, selected, onDone, onCancel } = props;
  const { say } = useWords();
  const id = useId();
  const [value, setValue] = useState<CorrectedValue>(() => firstValue(event, path));
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<string>();
  const picked = selected === undefined ? undefined : quote(raw, selected);
  const read = useReading(picked, published);
  const save = async (what: CorrectedValue): Promise<void> => {
    const correction: NewCorrection = {
      report,
      act: 'set',
      event: event.id,
      field: path,
      value: what,
      span: selected === undefined ? null : { start: selected.start, end: selected.end },
      reason: reason.trim() === '' ? null : reason.trim(),
    };
    try {
      await send('POST', '/api/corrections', correction);
      onDone();
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  };
  const submit = (submitted: FormEvent): void => {
    submitted.preventDefault();
    void save(value);
  };
  return (
    <form className="correction-form" onSubmit={submit} aria-label={say('correct.title')}>
      <ValueFields path={path} value={value} published={published} onChange={setValue} />
      <p className="small">
        <span className="soft">{say('correct.words')}:</span>{' '}
        {picked === undefined ? (
          say('correct.select')
        ) : (
          <q>
            <bdi lang="ar">{picked}</bdi>
          </q>
        )}
      </p>
      {picked !== undefined && (
        <TakeWords value={value} words={picked} read={read} onTake={setValue} />
      )}
      <div className="field">
        <label htmlFor={`${id}-reason`}>{say('correct.or-reason')}</label>
        <input
          id={`${id}-reason`}
          dir="auto"
          value={reason}
          required={selected === undefined}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
      {failure !== undefined && (
        <p role="alert" className="note">
          {failure}
        </p>
      )}
      <div className="verdicts">
        <button type="submit" className="button main small">
          {say('correct.save')}
        </button>
        {isListItem(path) && (
          <button
            type="button"
            className="button small"
            disabled={selected === undefined && reason.trim() === ''}
            onClick={() => void save(null)}
          >
            {say('correct.take-out')}
          </button>
        )}
        <button type="button" className="button small" onClick={onCancel}>
          {say('correct.cancel')}
        </button>
      </div>
    </form>
  );
}
