import { type DragEvent, useId, useMemo, useState } from 'react';
import type { Report } from '../../model/report.ts';
import { useWords } from '../language/use-words.ts';
import { Reader } from '../reader/reader.tsx';
import { useTitle } from '../use-title.ts';
import { AddReport } from './add-report.tsx';
import { EXAMPLE } from './example-text.ts';
import { useCoder } from './use-coder.ts';
import './try.css';

const LARGEST_FILE = 1024 * 1024;

/** Reads a file as UTF-8, and where it is none as windows-1256, as older pages were kept. */
function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1256').decode(bytes);
  }
}

/** Codes a pasted text or a dropped file in the browser and shows what came of it. */
export function TryPage() {
  const { say, number } = useWords();
  useTitle(say('try.title'));
  const id = useId();
  const [text, setText] = useState('');
  const [published, setPublished] = useState('');
  const [outlet, setOutlet] = useState('');
  const [isTooLarge, setIsTooLarge] = useState(false);
  const report = useMemo<Report | undefined>(() => {
    if (text.trim() === '') return undefined;
    return {
      id: 'tried',
      text,
      ...(published === '' ? {} : { published }),
      ...(outlet === '' ? {} : { outlet }),
    };
  }, [text, published, outlet]);
  const { isReady, coded, ms, failure } = useCoder(report);

  const read = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setIsTooLarge(file.size > LARGEST_FILE);
    if (file.size <= LARGEST_FILE) setText(decode(await file.arrayBuffer()));
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    void read(event.dataTransfer.files[0]);
  };

  return (
    <>
      <header className="page-head">
        <h1>{say('try.title')}</h1>
      </header>
      <p className="try-lead">{say('try.lead')}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button for files does the same. */}
      <section className="try sheet" onDrop={drop} onDragOver={(event) => event.preventDefault()}>
        <div className="field">
          <label htmlFor={`${id}-text`}>{say('try.text')}</label>
          <textarea
            id={`${id}-text`}
            lang="ar"
            dir="auto"
            rows={7}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </div>
        <div className="try-fields">
          <div className="field">
            <label htmlFor={`${id}-published`}>{say('try.published')}</label>
            <input
              id={`${id}-published`}
              type="date"
              value={published}
              onChange={({ target }) => setPublished(target.value)}
            />
          </div>
          <div className="field">
            <label htmlFor={`${id}-outlet`}>{say('try.outlet')}</label>
            <input
              id={`${id}-outlet`}
              dir="auto"
              value={outlet}
              onChange={({ target }) => setOutlet(target.value)}
            />
          </div>
          <label className="button file">
            {say('try.file')} <span className="soft small">{say('try.drop')}</span>
            <input
              className="hidden"
              type="file"
              accept=".txt,text/plain"
              onChange={({ target }) => void read(target.files?.[0])}
            />
          </label>
          <button
            type="button"
            className="button"
            onClick={() => {
              setText(EXAMPLE.text);
              setPublished(EXAMPLE.published);
              setOutlet(EXAMPLE.outlet);
            }}
          >
            {say('try.example')}
          </button>
          <button
            type="button"
            className="button"
            onClick={() => setText('')}
            disabled={text === ''}
          >
            {say('try.clear')}
          </button>
        </div>
        <div className="try-result" role="status">
          {!isReady && <span className="soft">{say('try.starting')}</span>}
          {ms !== undefined && report !== undefined && (
            <span className="soft">
              {say('try.time', { ms: number(Math.max(1, Math.round(ms))) })}
            </span>
          )}
          {failure !== undefined && say('try.failed', { message: failure })}
          {isTooLarge && <strong>{say('try.too-large')}</strong>}
        </div>
        {coded !== undefined && report !== undefined && <AddReport report={report} />}
      </section>
      {coded !== undefined && report !== undefined && (
        <Reader text={report.text} coded={coded} outlet={report.outlet ?? null} />
      )}
    </>
  );
}
