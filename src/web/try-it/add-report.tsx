import { useEffect, useState } from 'react';
import type { Report } from '../../model/report.ts';
import { useWords } from '../language/use-words.ts';
import { Link } from '../link.tsx';
import { send } from '../use-fetched.ts';

/** Offers to add the tried report to the collection. Only this button sends it to the own server. */
export function AddReport({ report }: { readonly report: Report }) {
  const { say } = useWords();
  const [added, setAdded] = useState<string>();
  const [failure, setFailure] = useState<string>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another report is not yet added.
  useEffect(() => {
    setAdded(undefined);
    setFailure(undefined);
  }, [report]);
  const add = async (): Promise<void> => {
    const { text, published = null, outlet = null } = report;
    try {
      const { id } = await send<{ readonly id: string }>('POST', '/api/reports', {
        text,
        published,
        outlet,
      });
      setAdded(id);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <p className="add-report">
      {added === undefined ? (
        <button type="button" className="button main" onClick={() => void add()}>
          {say('try.add')}
        </button>
      ) : (
        <span role="status">
          {say('try.added')} <Link href={`/report/${added}`}>{say('try.open')}</Link>
        </span>
      )}
      {failure !== undefined && <span role="alert"> {failure}</span>}
    </p>
  );
}
