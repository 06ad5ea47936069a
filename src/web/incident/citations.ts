/** What a citation names. */
export interface Cited {
  readonly id: string;
  readonly title: string;
  readonly address: string;
  readonly collection: string;
  readonly version: string;
  readonly rule: string;
  /** ISO date on which the page was looked at. */
  readonly accessed: string;
  readonly language: 'ar' | 'en';
}

/** The citation in each form. */
export function citationsOf(
  cited: Cited,
): readonly { readonly form: string; readonly text: string }[] {
  return [
    { form: 'text', text: plainText(cited) },
    { form: 'BibTeX', text: bibtex(cited) },
    { form: 'CSL-JSON', text: csl(cited) },
  ];
}

function plainText({ title, collection, id, version, rule, accessed, address }: Cited): string {
  return `«${title}». Isnad, ${collection}, incident ${id}, version ${version}, rule: ${rule}. ${address} (${accessed})`;
}

function bibtex({ title, collection, id, version, rule, accessed, address }: Cited): string {
  return [
    `@misc{isnad-${id},`,
    `  title = {${escapeBibtex(title)}},`,
    `  howpublished = {Isnad, collection ${escapeBibtex(collection)}},`,
    `  version = {${escapeBibtex(version)}},`,
    `  note = {incident ${id}, adopted by rule: ${escapeBibtex(rule)}},`,
    `  url = {${address}},`,
    `  urldate = {${accessed}}`,
    '}',
  ].join('\n');
}

function csl({ title, collection, id, version, rule, accessed, address, language }: Cited): string {
  const [year, month, day] = accessed.split('-').map(Number);
  return JSON.stringify(
    [
      {
        id: `isnad-${id}`,
        type: 'entry',
        title,
        'container-title': `Isnad, collection ${collection}`,
        version,
        note: `rule: ${rule}`,
        URL: address,
        accessed: { 'date-parts': [[year, month, day]] },
        language,
      },
    ],
    null,
    2,
  );
}

const escapeBibtex = (text: string): string => text.replace(/[\\{}%&$#_]/g, (sign) => `\\${sign}`);
