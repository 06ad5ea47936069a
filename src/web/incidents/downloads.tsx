import { type FocusEvent, type KeyboardEvent, useState } from 'react';
import type { Words } from '../language/use-words.ts';

const FORMS = ['csv', 'csv-excel', 'geojson', 'jsonl'] as const;

/** The view as a file. Places that should not be found stay out, unless they are asked for. */
export function Downloads({
  address,
  words: { say },
}: {
  readonly address: string;
  readonly words: Words;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const [isExact, setIsExact] = useState(false);
  const leave = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    if (relatedTarget instanceof Element && !currentTarget.contains(relatedTarget))
      setIsOpen(false);
  };
  const close = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'Escape' || !isOpen) return;
    setIsOpen(false);
    event.currentTarget.querySelector('button')?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what the button opened.
    <div className="downloads" onBlur={leave} onKeyDown={close}>
      <button
        type="button"
        className="button small"
        aria-expanded={isOpen}
        aria-controls="downloads"
        onClick={() => setIsOpen(!isOpen)}
      >
        {say('incidents.download')} <span aria-hidden="true">▾</span>
      </button>
      <div id="downloads" className="popover" hidden={!isOpen}>
        <ul className="list-box">
          {FORMS.map((form) => (
            <li key={form}>
              <a
                className="list-item"
                href={`/api/download/${form}?${address}${isExact ? '&places=exact' : ''}`}
                download
              >
                {say(`download.${form}`)}
              </a>
            </li>
          ))}
        </ul>
        <p className="soft small popover-note">{say('download.withheld')}</p>
        <label className="check small">
          <input
            type="checkbox"
            checked={isExact}
            onChange={({ target }) => setIsExact(target.checked)}
          />
          <span>{say('download.exact')}</span>
        </label>
      </div>
    </div>
  );
}
