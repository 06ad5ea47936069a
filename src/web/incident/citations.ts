/** What a citation names. */
export interface Cited {
  readonly id: string;
  readonly title: string;
  /** Where the page was looked at. */
  readonly address: string;
  /** What the incident is called wherever its collection is kept. */
  readonly name: string;
  readonly collection: string;
  /** The version of the program and the newest entry of the ledger. */
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

function plainText(cited: Cited): string {
  const { title, collection, version, rule, accessed, address, name, language } = cited;
  return language === 'ar'
    ? `«${title}»، إسناد، مجموعة ${collection}، إصدار ${version}، القاعدة: ${rule}، اطُّلع عليه في ${accessed}: ${name} — ${address}`
    : `“${title}”. Isnad, collection ${collection}, version ${version}, rule: ${rule}. Accessed ${accessed}: ${name} — ${address}`;
}

function bibtex(cited: Cited): string {
  const { title, collection, id, version, rule, accessed, address, name } = cited;
  return [
    `@misc{isnad-${id},`,
    `  title = {${escapeBibtex(title)}},`,
    `  howpublished = {Isnad, collection ${escapeBibtex(collection)}},`,
    `  version = {${escapeBibtex(version)}},`,
    `  note = {${escapeBibtex(name)}, adopted by rule: ${escapeBibtex(rule)}},`,
    `  url = {${address}},`,
    `  urldate = {${accessed}}`,
    '}',
  ].join('\n');
}

function csl(cited: Cited): string {
  const { title, collection, id, version, rule, accessed, address, name, language } = cited;
  const [year, month, day] = accessed.split('-').map(Number);
  return JSON.stringify(
    [
      {
        id: `isnad-${id}`,
        type: 'entry',
        title,
        'container-title': `Isnad, collection ${collection}`,
        archive_location: name,
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
