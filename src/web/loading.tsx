import { useWords } from './language/use-words.ts';
import type { Fetched } from './use-fetched.ts';

/** What stands where something is still being fetched, or could not be. */
export function Loading({ fetched }: { readonly fetched: Fetched<unknown> }) {
  const { say } = useWords();
  if (fetched.error === undefined) return <p role="status">{say('state.loading')}</p>;
  return (
    <p className="note" role="alert">
      {fetched.error.code === 'unknown-id'
        ? say('state.not-here')
        : say('state.failed', { message: fetched.error.message })}
    </p>
  );
}
