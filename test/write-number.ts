// Writes numbers in Arabic words, to see whether they are read back.

/** Of the noun that is counted. */
export type Gender = 'masculine' | 'feminine';
export type Case = 'nominative' | 'oblique' | 'accusative';

const UNITS = ['', '', '', 'ثلاث', 'أربع', 'خمس', 'ست', 'سبع', 'ثماني', 'تسع', 'عشر'];
const TENS = ['', '', 'عشر', 'ثلاث', 'أربع', 'خمس', 'ست', 'سبع', 'ثمان', 'تسع'];

/** Every way in which a number of persons is inflected. */
export const NUMBER_FORMS: readonly (readonly [gender: Gender, kase: Case])[] = [
  ['masculine', 'nominative'],
  ['masculine', 'oblique'],
  ['masculine', 'accusative'],
  ['feminine', 'nominative'],
  ['feminine', 'oblique'],
  ['feminine', 'accusative'],
];

/** Writes a number for a counted noun of the given gender, in full words. */
export function writeNumber(n: number, gender: Gender, kase: Case): string {
  return partsOf(n, gender, kase).join(' و');
}

/** What `writeNumber` joins by و: the thousands, and what is below. */
export function partsOf(n: number, gender: Gender, kase: Case): readonly string[] {
  if (n === 0) return ['صفر'];
  const thousands = Math.floor(n / 1000);
  const rest = n % 1000;
  const parts: string[] = [];
  if (thousands > 0) parts.push(writeThousands(thousands, kase, rest > 0));
  if (rest > 0) parts.push(writeBelowThousand(rest, gender, kase, false));
  return parts;
}

function writeThousands(n: number, kase: Case, more: boolean): string {
  if (n === 1) return kase === 'accusative' && more ? 'ألفاً' : 'ألف';
  if (n === 2) return kase === 'nominative' ? 'ألفان' : 'ألفين';
  const multiplier = writeBelowThousand(n, 'masculine', kase, true);
  const last = n % 100;
  if (last >= 3 && last <= 10) return `${multiplier} آلاف`;
  return last >= 11 ? `${multiplier} ألفاً` : `${multiplier} ألف`;
}

function writeBelowThousand(n: number, gender: Gender, kase: Case, construct: boolean): string {
  const hundreds = Math.floor(n / 100);
  const rest = n % 100;
  const parts: string[] = [];
  const dual = kase === 'nominative' ? 'مئتا' : 'مئتي';
  if (hundreds === 1) parts.push('مئة');
  if (hundreds === 2) parts.push(construct && rest === 0 ? dual : `${dual}ن`);
  if (hundreds > 2) parts.push(`${hundreds === 8 ? 'ثمان' : UNITS[hundreds]}مئة`);
  if (rest > 0) parts.push(writeBelowHundred(rest, gender, kase));
  return parts.join(' و');
}

function writeBelowHundred(n: number, gender: Gender, kase: Case): string {
  const feminine = gender === 'feminine';
  const nominative = kase === 'nominative';
  if (n === 1) return feminine ? 'واحدة' : 'واحد';
  if (n === 2) return `${feminine ? 'اثنت' : 'اثن'}${nominative ? 'ان' : 'ين'}`;
  if (n <= 10) return feminine ? (UNITS[n] ?? '') : `${UNITS[n]}ة`;
  const teen = feminine ? 'عشرة' : 'عشر';
  if (n === 11) return `${feminine ? 'إحدى' : 'أحد'} ${teen}`;
  if (n === 12) return `${feminine ? 'اثنت' : 'اثن'}${nominative ? 'ا' : 'ي'} ${teen}`;
  if (n < 20) return `${UNITS[n - 10]}${feminine ? '' : 'ة'} ${teen}`;
  const ten = `${TENS[Math.floor(n / 10)]}${nominative ? 'ون' : 'ين'}`;
  const unit = n % 10;
  if (unit === 0) return ten;
  if (unit === 1 && feminine) return `إحدى و${ten}`;
  return `${writeBelowHundred(unit, gender, kase)} و${ten}`;
}
