import { compileKnowledge, type Knowledge } from '../../extract/knowledge.ts';
import { readWords, type WordsRead } from '../../extract/read-words.ts';
import type { CodedReport } from '../../model/coded-report.ts';
import type { Report } from '../../model/report.ts';
import { codeReport } from '../../pipeline.ts';
import type { KnowledgeSource } from '../../rules/knowledge.ts';

/** What the page asks: to code a report, or what a few words mean. Texts never leave the browser. */
export type Asked =
  | { readonly no: number; readonly report: Report }
  | { readonly no: number; readonly words: string; readonly published: string | undefined };
export type Answer =
  | { readonly is: 'ready' }
  | { readonly is: 'read'; readonly no: number; readonly read: WordsRead }
  | { readonly is: 'coded'; readonly no: number; readonly coded: CodedReport; readonly ms: number }
  | { readonly is: 'failed'; readonly no: number; readonly message: string };

let knowledge: Promise<Knowledge> | undefined;

async function loadKnowledge(): Promise<Knowledge> {
  const answer = await fetch('/knowledge.json');
  if (!answer.ok) throw new Error(`knowledge.json: ${answer.status}`);
  const source: KnowledgeSource = await answer.json();
  return compileKnowledge(source);
}

const tell = (answer: Answer): void => postMessage(answer);

addEventListener('message', ({ data }: MessageEvent<Asked>) => void answer(data));

async function answer(asked: Asked): Promise<void> {
  const { no } = asked;
  try {
    knowledge ??= loadKnowledge();
    const compiled = await knowledge;
    if ('words' in asked) {
      tell({ is: 'read', no, read: readWords(asked.words, asked.published, compiled) });
      return;
    }
    const start = performance.now();
    const coded = codeReport(asked.report, compiled);
    tell({ is: 'coded', no, coded, ms: performance.now() - start });
  } catch (error) {
    tell({ is: 'failed', no, message: error instanceof Error ? error.message : String(error) });
  }
}

knowledge = loadKnowledge();
knowledge.then(
  () => tell({ is: 'ready' }),
  () => {
    // The next question tries again, and tells what is wrong.
    knowledge = undefined;
  },
);
