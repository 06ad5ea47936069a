import { useWords } from './language/use-words.ts';
import { useTitle } from './use-title.ts';

const PARTS = ['what', 'claims', 'rules', 'map', 'privacy', 'keys'] as const;

/** What the page is, how to read it, and what it does not claim. */
export function AboutPage() {
  const { say } = useWords();
  useTitle(say('about.title'));
  return (
    <article className="about">
      <h1>{say('about.title')}</h1>
      {PARTS.map((part) => (
        <section key={part}>
          <h2>{say(`about.${part}-title`)}</h2>
          <p>{say(`about.${part}`)}</p>
        </section>
      ))}
      <p>
        <a href="/api/openapi.json">OpenAPI</a>
      </p>
    </article>
  );
}
