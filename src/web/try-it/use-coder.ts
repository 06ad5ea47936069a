import { useEffect, useRef, useState } from 'react';
import type { CodedReport } from '../../model/coded-report.ts';
import type { Report } from '../../model/report.ts';
import type { Answer, Asked } from './code-worker.ts';
import workerAddress from './code-worker.ts?worker&url';

/** What the coder in the browser has come to. */
export interface CoderState {
  readonly isReady: boolean;
  readonly coded: CodedReport | undefined;
  /** Time of the coding itself, in milliseconds. */
  readonly ms: number | undefined;
  readonly failure: string | undefined;
}

/** Codes a report in a worker, again whenever it changes. The newest question alone is answered. */
export function useCoder(report: Report | undefined): CoderState {
  const worker = useRef<Worker>(undefined);
  const asked = useRef(0);
  const [state, setState] = useState<CoderState>({
    isReady: false,
    coded: undefined,
    ms: undefined,
    failure: undefined,
  });
  useEffect(() => {
    const started = new Worker(workerAddress, { type: 'module' });
    worker.current = started;
    started.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if (data.is === 'ready') setState((before) => ({ ...before, isReady: true }));
      else if (data.is !== 'read' && data.no === asked.current) {
        const { coded, ms, failure } =
          data.is === 'coded'
            ? { coded: data.coded, ms: data.ms, failure: undefined }
            : { coded: undefined, ms: undefined, failure: data.message };
        setState((before) => ({ ...before, coded, ms, failure }));
      }
    });
    return () => started.terminate();
  }, []);
  useEffect(() => {
    asked.current += 1;
    if (report === undefined) {
      setState((before) => ({ ...before, coded: undefined, ms: undefined, failure: undefined }));
    } else worker.current?.postMessage({ no: asked.current, report } satisfies Asked);
  }, [report]);
  return state;
}
