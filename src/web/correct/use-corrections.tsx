import { type ReactNode, useState } from 'react';
import type { CodedEvent } from '../../model/coded-report.ts';
import type { Span } from '../../text/span.ts';
import { useWords } from '../language/use-words.ts';
import type { MarkField } from '../reader/marks.ts';
import { CorrectionForm } from './correction-form.tsx';
import { isCorrectable } from './first-value.ts';
import type { PageCorrection } from './page-correction.ts';

interface Corrected {
  readonly report: string;
  readonly raw: string;
  readonly published: string | null;
  readonly events: readonly CodedEvent[];
  readonly corrections: readonly PageCorrection[];
  readonly selected: Span | undefined;
  readonly onDone: () => void;
}

/** What stands beside each value of an event: a button that opens a form, and a mark where it was used. */
export type CorrectValue = (path: string, field: MarkField) => ReactNode;

/** What is offered under the values of an event, since it need not stand among them. */
const ADDED: Readonly<
  Partial<Record<string, 'outcome' | 'party' | 'status' | 'count' | 'seized'>>
> = {
  'outcomes[+]': 'outcome',
  'who[+]': 'party',
  status: 'status',
  count: 'count',
  seized: 'seized',
};

/** Makes the corrections beside the values of a report; one form is open at a time. */
export function useCorrections({
  report,
  raw,
  published,
  events,
  corrections,
  selected,
  onDone,
}: Corrected): (event: string) => CorrectValue {
  const { say } = useWords();
  const [open, setOpen] = useState<string>();
  return (id) => (path, field) => {
    const event = events.find((one) => one.id === id);
    if (event === undefined || !isCorrectable(path)) return null;
    const key = `${id} ${path}`;
    const isCorrected = corrections.some(
      ({ undone, event: of, field: at }) => !undone && of === id && at === path,
    );
    if (open === key) {
      return (
        <CorrectionForm
          report={report}
          raw={raw}
          published={published}
          event={event}
          path={path}
          selected={selected}
          onCancel={() => setOpen(undefined)}
          onDone={() => {
            setOpen(undefined);
            onDone();
          }}
        />
      );
    }
    const added = ADDED[path];
    return (
      <>
        {isCorrected && <span className="badge small">{say('correct.badge')}</span>}
        <button
          type="button"
          className="correct small"
          aria-label={
            added === undefined ? say('correct.open', { what: say(`field.${field}`) }) : undefined
          }
          onClick={() => setOpen(key)}
        >
          {added === undefined ? <span aria-hidden="true">✎</span> : say(`correct.add-${added}`)}
        </button>
      </>
    );
  };
}
