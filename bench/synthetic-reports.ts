import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../scripts/run-step.ts';

/** A made-up report as a line of input. */
export interface SyntheticReport {
  readonly id: string;
  readonly text: string;
  readonly published: string;
  readonly outlet: string;
}

interface Model {
  readonly text: string;
  readonly published: string;
  /** Settlements that it names, and the governorate of each. */
  readonly places: readonly { readonly name: string; readonly admin1: string }[];
}

const MONTHS: readonly (readonly string[])[] = [
  'كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول'.split(
    '|',
  ),
  'يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر'.split('|'),
];
const DATE = new RegExp(`(\\d{1,2}) (${MONTHS.flat().join('|')})`, 'gu');
/** Parts of sentences that tell of no incident; put together they make each report's wording its own. */
const PARTS: readonly (readonly string[])[] = [
  'من جهة أخرى|وفي سياق آخر|إلى ذلك|في المقابل|وعلى صعيد الخدمات|كذلك|وفي الأثناء|ومن ناحيته'.split(
    '|',
  ),
  'المجلس المحلي|مديرية الكهرباء|لجنة الخدمات|غرفة التجارة|مؤسسة المياه|فريق الصيانة|دائرة النقل|جمعية الفلاحين|مديرية التربية|مؤسسة الحبوب|بلدية المدينة|اتحاد الحرفيين'.split(
    '|',
  ),
  'بدأ|استأنف|واصل|أنجز|أعد|ناقش|راجع|أجّل|نظّم|اختتم|وسّع|قلّص'.split('|'),
  'صيانة الشبكة القديمة|توزيع مازوت التدفئة|ترميم أربع مدارس|تسجيل الطلاب الجدد|شراء محصول القمح|تنظيف الشوارع الرئيسة|إنارة الطرق الفرعية|حصر حاجات السكان|فتح مكتب البريد|تعبيد الطريق الزراعي|إصلاح مضخات الري|تأهيل السوق المسقوف'.split(
    '|',
  ),
];
const ENDINGS =
  'صباح الأحد|خلال الأسبوع|بعد توقف طويل|قبل حلول الشتاء|بعد اجتماع موسع|في موعده المقرر|رغم قلة الموارد|بحضور الأهالي'.split(
    '|',
  );
const MOST_REPORTS_OF_ONE = 6;

/**
 * Makes reports by varying the bundled invented ones: each incident gets a place of the same governorate,
 * a day within `days` and numbers of its own, and one to six reports: word for word copies, copies with
 * another sentence, and tellings with another toll. The same seed gives the same reports.
 */
export function* syntheticReports(
  count: number,
  { seed = 1, days = 365, length = 0 } = {},
): Generator<SyntheticReport> {
  const random = randomFrom(seed);
  const pick = <Item>(items: readonly Item[]): Item | undefined =>
    items[Math.floor(random() * items.length)];
  const models = readModels();
  const settlements = readSettlements();
  const places = [...settlements.values()]
    .flat()
    .map((settlement) => settlement.split('\t')[0] ?? '');
  const sentence = (): string =>
    `${PARTS.map((part) => pick(part)).join(' ')} في ${pick(places)} ${pick(ENDINGS)}.`;
  let made = 0;
  while (made < count) {
    const model = pick(models);
    if (model === undefined) return;
    const shift = Math.floor(random() * days) - Math.floor(days / 2);
    const moved = movePlaces(model, settlements, pick);
    const core = renumber(shiftDates(moved, shift), random);
    const filled = (text: string): string => {
      let longer = text;
      while (longer.length < length) longer += ` ${sentence()}`;
      return longer;
    };
    const base = filled(core);
    const reports = 1 + Math.floor(random() ** 2 * MOST_REPORTS_OF_ONE);
    for (let i = 0; i < reports && made < count; i++) {
      const kind = i === 0 ? 1 : random();
      const copy = kind < 0.35 ? base : `${base} ${sentence()}`;
      yield {
        id: `s${made}`,
        text: kind > 0.7 && i > 0 ? filled(`${sentence()}\n${renumber(core, random)}`) : copy,
        published: shiftDay(model.published, shift + (i > 2 ? 1 : 0)),
        outlet: `موقع ${Math.floor(random() * 60) + 1} (خيالي)`,
      };
      made++;
    }
  }
}

function readModels(): readonly Model[] {
  const examples = join(root, 'examples');
  const folders = ['.', 'autumn'].map((name) => join(examples, name));
  const settlements = new Set([...readSettlements().values()].flat());
  return folders.flatMap((folder) => {
    const meta = readFileSync(join(folder, 'meta.jsonl'), 'utf8').trimEnd().split('\n');
    const published = new Map(
      meta.map((line) => {
        const fields: { readonly id: string; readonly published?: string } = JSON.parse(line);
        return [fields.id, fields.published ?? '2025-06-15'];
      }),
    );
    return readdirSync(join(folder, 'reports')).map((file) => {
      const text = readFileSync(join(folder, 'reports', file), 'utf8').trimEnd();
      const day = published.get(file.replace(/\.txt$/, '')) ?? '2025-06-15';
      return { text, published: day, places: findPlaces(text, settlements) };
    });
  });
}

/** Names of settlements that stand in a text, with their governorate. */
function findPlaces(text: string, settlements: ReadonlySet<string>): Model['places'] {
  const found: { name: string; admin1: string }[] = [];
  for (const settlement of settlements) {
    const [name = '', admin1 = ''] = settlement.split('\t');
    if (name.length > 4 && text.includes(name)) found.push({ name, admin1 });
  }
  return found;
}

/** `name<TAB>governorate` of villages and towns, by governorate. */
function readSettlements(): ReadonlyMap<string, readonly string[]> {
  const byGovernorate = new Map<string, string[]>();
  for (const file of ['syria.tsv', 'iraq.tsv']) {
    const rows = readFileSync(join(root, 'data', 'gazetteer', file), 'utf8')
      .split('\n')
      .slice(1);
    for (const row of rows) {
      const [, name = '', , , , , kind = '', admin1 = ''] = row.split('\t');
      if (!['village', 'town', 'city'].includes(kind) || admin1 === '') continue;
      byGovernorate.set(admin1, [...(byGovernorate.get(admin1) ?? []), `${name}\t${admin1}`]);
    }
  }
  return byGovernorate;
}

function movePlaces(
  { text, places }: Model,
  settlements: ReadonlyMap<string, readonly string[]>,
  pick: (items: readonly string[]) => string | undefined,
): string {
  return places.reduce((moved, { name, admin1 }) => {
    const [other = name] = (pick(settlements.get(admin1) ?? []) ?? name).split('\t');
    return moved.replaceAll(name, other);
  }, text);
}

function shiftDates(text: string, days: number): string {
  return text.replaceAll(DATE, (_, day: string, month: string) => {
    const names = MONTHS.find((list) => list.includes(month)) ?? [];
    const date = new Date(Date.UTC(2025, names.indexOf(month), Number(day) + days));
    return `${date.getUTCDate()} ${names[date.getUTCMonth()]}`;
  });
}

/** Gives every small number that is no day of a month or hour another value. */
function renumber(text: string, random: () => number): string {
  return text.replaceAll(
    /(?<![\d:./-])([3-9]|1\d)(?= (?!\S*(?:[اأ]يلول|شباط|آذار|نيسان|[اأ]يار|حزيران|تموز|آب|تشرين|كانون|صباح|مساء))\p{L})/gu,
    () => String(3 + Math.floor(random() * 16)),
  );
}

function shiftDay(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Numbers from 0 to 1 that look random and are the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
