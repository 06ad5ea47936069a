import { useEffect, useState } from 'react';
import type { WordsRead } from '../../extract/read-words.ts';
import type { Answer, Asked } from '../try-it/code-worker.ts';
import workerAddress from '../try-it/code-worker.ts?worker&url';

let worker: Worker | undefined;
let asked = 0;

/** Asks the coder in the browser what words mean; undefined where it cannot be had. */
function readWords(
  words: string,
  published: string | undefined,
  signal: AbortSignal,
): Promise<WordsRead | undefined> {
  worker ??= new Worker(workerAddress, { type: 'module' });
  const own = worker;
  asked += 1;
  const no = asked;
  return new Promise((resolve) => {
    own.addEventListener(
      'message',
      ({ data }: MessageEvent<Answer>) => {
        if (data.is === 'ready' || data.no !== no) return;
        resolve(data.is === 'read' ? data.read : undefined);
      },
      { signal },
    );
    own.postMessage({ no, words, published } satisfies Asked);
  });
}

/** What words mean, as the program reads them in this browser; undefined until it is known. */
export function useReading(
  words: string | undefined,
  published: string | null,
): WordsRead | undefined {
  const [read, setRead] = useState<{ readonly of: string; readonly read: WordsRead }>();
  useEffect(() => {
    if (words === undefined || words.trim() === '') return undefined;
    const stop = new AbortController();
    void readWords(words, published ?? undefined, stop.signal).then((answer) => {
      if (answer !== undefined && !stop.signal.aborted) setRead({ of: words, read: answer });
    });
    return () => stop.abort();
  }, [words, published]);
  return read !== undefined && read.of === words ? read.read : undefined;
}
