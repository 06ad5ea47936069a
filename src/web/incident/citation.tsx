import { useState } from 'react';
import type { Status } from '../../api/schemas.ts';
import { citationsOf } from './citations.ts';
import { headlineOf } from './headline.ts';
import type { IncidentProps } from './incident-props.ts';

/** How to cite the incident: a stable name, the version, the rule; as text, BibTeX and CSL-JSON. */
export function Citation({
  incident,
  words,
  labels,
  status,
}: IncidentProps & { readonly status: Status }) {
  const { say } = words;
  const [copied, setCopied] = useState<string>();
  const citations = citationsOf({
    id: incident.id,
    title: headlineOf(incident, labels, words).replaceAll(/[\u2068\u2069]/g, ''),
    address: `${location.origin}/incident/${incident.id}?rule=${incident.rule}`,
    name: `isnad:${status.collection}/incident/${incident.id}?rule=${incident.rule}`,
    collection: status.label,
    version: `${status.version}, ledger ${status.entry.no} ${status.entry.hash}`,
    rule: say(`rule.${incident.rule}`),
    accessed: new Date().toISOString().slice(0, 10),
    language: words.language,
  });
  return (
    <section className="picture">
      <h2>{say('incident.cite')}</h2>
      <p className="soft small">{say('incident.cite-note')}</p>
      {citations.map(({ form, text }) => (
        <details key={form} className="citation" open={form === 'text'}>
          <summary>{form === 'text' ? say('incident.cite-text') : form}</summary>
          <pre dir={form === 'text' ? 'auto' : 'ltr'}>{text}</pre>
          <button
            type="button"
            className="button small"
            onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(form))}
          >
            {copied === form ? say('incidents.linked') : say('incident.copy')}
          </button>
        </details>
      ))}
    </section>
  );
}
