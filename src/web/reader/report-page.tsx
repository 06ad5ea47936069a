import { useState } from 'react';
import type { CodedReport } from '../../model/coded-report.ts';
import type { Span } from '../../text/span.ts';
import { CorrectionList } from '../correct/correction-list.tsx';
import { AddEvent, RemoveEvent } from '../correct/event-actions.tsx';
import type { PageCorrection } from '../correct/page-correction.ts';
import { useCorrections } from '../correct/use-corrections.tsx';
import '../correct/correct.css';
import { useWords } from '../language/use-words.ts';
import { Link } from '../link.tsx';
import { Loading } from '../loading.tsx';
import { useFetched } from '../use-fetched.ts';
import { useTitle } from '../use-title.ts';
import { Reader } from './reader.tsx';

/** A report as the server sends it. */
export interface ReportDetail extends Pick<CodedReport, 'events' | 'tallies' | 'diagnostics'> {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly published: string | null;
  readonly outlet: string | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly corrections: readonly PageCorrection[];
}

/** One report of the collection. */
export function ReportPage({ id }: { readonly id: string }) {
  const words = useWords();
  const { say } = words;
  const [version, setVersion] = useState(0);
  const [selected, setSelected] = useState<Span>();
  const fetched = useFetched<ReportDetail>(`/api/reports/${encodeURIComponent(id)}`, version);
  const report = fetched.value;
  useTitle(report?.title ?? report?.name);
  const done = (): void => setVersion(version + 1);
  const correct = useCorrections({
    report: report?.id ?? '',
    raw: report?.text ?? '',
    published: report?.published ?? null,
    events: report?.events ?? [],
    corrections: report?.corrections ?? [],
    selected,
    onDone: done,
  });
  if (report === undefined) return <Loading fetched={fetched} />;
  return (
    <>
      <p className="small">
        <Link href="/reports">{say('reader.back')}</Link>
      </p>
      <header className="page-head">
        <h1>
          <bdi lang="ar">{report.title ?? report.name}</bdi>
        </h1>
        <p className="soft">
          <bdi lang="ar">{report.outlet ?? ''}</bdi>
          {report.published !== null && (
            <> · {say('reader.publication', { date: words.date(report.published) })}</>
          )}
          {report.url !== null && /^https?:\/\//.test(report.url) && (
            <>
              {' · '}
              <a href={report.url} rel="noreferrer noopener" target="_blank">
                {say('reader.open-page')}
              </a>
            </>
          )}
        </p>
      </header>
      <CorrectionList corrections={report.corrections} onDone={done} />
      <Reader
        text={report.text}
        coded={report}
        outlet={report.outlet}
        correct={correct}
        onSelect={setSelected}
        eventFoot={(event) => <RemoveEvent report={report.id} event={event} onDone={done} />}
        foot={
          <AddEvent
            key={version}
            report={report.id}
            raw={report.text}
            published={report.published}
            selected={selected}
            onDone={done}
          />
        }
      />
    </>
  );
}
