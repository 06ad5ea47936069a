import { IsnadError } from '../model/isnad-error.ts';

/** The fields of a report that a column, or a name in a JSON object, may give. */
export const REPORT_FIELDS = [
  'text',
  'id',
  'published',
  'outlet',
  'title',
  'url',
  'author',
] as const;
export type ReportField = (typeof REPORT_FIELDS)[number];

/** Which column gives which field: its name in the header row, or in the object of a line. */
export type ColumnMapping = Readonly<Partial<Record<ReportField, string>>>;

/** Names of columns that are understood without a mapping: lower case. */
export const USUAL_NAMES: Readonly<Record<ReportField, readonly string[]>> = {
  text: ['text', 'body', 'content', 'message', 'report', 'النص', 'نص', 'المحتوى', 'الخبر'],
  id: ['id', 'report_id', 'المعرف', 'رقم'],
  published: [
    'published',
    'date',
    'published_at',
    'publication_date',
    'pubdate',
    'التاريخ',
    'تاريخ',
  ],
  outlet: ['outlet', 'site', 'channel', 'publisher', 'newspaper', 'الجهة', 'الموقع', 'القناة'],
  title: ['title', 'headline', 'العنوان', 'عنوان'],
  url: ['url', 'link', 'address', 'الرابط', 'رابط'],
  author: ['author', 'byline', 'الكاتب'],
};

/** Reads `text=body,published=date`. */
export function readColumnMapping(written: string): ColumnMapping {
  const mapping: Partial<Record<ReportField, string>> = {};
  for (const part of written.split(',')) {
    const [name = '', column = ''] = part.split('=', 2).map((side) => side.trim());
    const field = REPORT_FIELDS.find((known) => known === name);
    if (field === undefined || column === '') {
      throw new IsnadError('bad-option', `--columns: ${JSON.stringify(part)} names no column`, {
        hint: `Write FIELD=COLUMN, separated by commas; FIELD is one of ${REPORT_FIELDS.join(', ')}.`,
      });
    }
    mapping[field] = column;
  }
  return mapping;
}
