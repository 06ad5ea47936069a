import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { ActorEntry, ActorFiles, FormKey } from '../src/resolve/actors/actor.ts';
import { compileActors } from '../src/resolve/actors/compile-actors.ts';
import { findActors } from '../src/resolve/actors/find-actors.ts';
import { resolveActor } from '../src/resolve/actors/resolve-actor.ts';
import { wordsOf } from '../src/rules/phrase-index.ts';
import { fold } from '../src/text/fold.ts';
import { tokenize } from '../src/text/tokens.ts';

const ACTOR_FILES = ['syria', 'iraq', 'international', 'civil'];
const read = (path: string): string => readFileSync(`data/${path}.yaml`, 'utf8');
const parsed = <Shape>(path: string): Shape => parse(read(path)) as Shape;
const actors = ACTOR_FILES.flatMap((name) => parsed<readonly ActorEntry[]>(`actors/${name}`));
const files: ActorFiles = {
  actors,
  heads: parsed('actors/heads'),
  links: parsed('actors/links'),
  notActors: parsed('actors/not-actors'),
  spellings: parsed('actors/spellings'),
};
const index = compileActors(files);

/** The actor ids of docs/codebook.md and those coined in its style for the neighbouring wars. */
const SCORED =
  'isis sdf asayish ypg ypj sdf-council coalition usa sy-interior sy-intelligence sy-defence sy-gov ' +
  'assad-forces assad-remnants pro-gov-militia iran-militia turkey sna hts russia israel ' +
  'druze-faction tribal iq-army iq-cts iq-pmf iq-police iq-intelligence iq-gov peshmerga ' +
  'other-armed-group unidentified civilians detainees un none';

describe('actor entries', () => {
  test('there are at least 250, every id once', () => {
    const ids = actors.map(({ id }) => id);
    expect(ids.length).toBeGreaterThanOrEqual(250);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('every code of the codebook but `none` has a bearer, and codes are written in its style', () => {
    const codes = new Set(actors.flatMap(({ code }) => code ?? []));
    for (const code of SCORED.split(' ')) expect([...codes, 'none']).toContain(code);
    for (const code of codes) expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/u);
  });

  test.each(actors)('$id is well formed', (entry) => {
    const known = new Set(actors.map(({ id }) => id));
    if (entry.partOf !== undefined && entry.partOf !== null) expect(known).toContain(entry.partOf);
    expect(entry.country).toMatch(/^[A-Z]{2}$/u);
    for (const date of [entry.since, entry.until]) {
      if (date !== undefined && date !== null) expect(String(date)).toMatch(/^\d{4}-\d\d-\d\d$/u);
    }
    expect(formsOf(entry).length).toBeGreaterThan(0);
  });

  test('partOf never turns back on itself', () => {
    for (const entry of actors) {
      const seen = new Set<string>();
      for (let at: ActorEntry | undefined = entry; at !== undefined; ) {
        expect(seen).not.toContain(at.id);
        seen.add(at.id);
        const up: string | null | undefined = at.partOf;
        at = actors.find(({ id }) => id === up);
      }
    }
  });

  test('no form means two actors at one time in one country', () => {
    const bearers = new Map<string, { entry: ActorEntry; by: FormKey }[]>();
    for (const entry of actors) {
      for (const { form, by } of formsOf(entry)) {
        const key = wordsOf(form).join(' ');
        bearers.set(key, [...(bearers.get(key) ?? []), { entry, by }]);
      }
    }
    const clashes = [...bearers].flatMap(([form, all]) =>
      all.flatMap((a, i) =>
        all
          .slice(i + 1)
          .filter((b) => clash(a, b))
          .map((b) => `${form}: ${a.entry.id} and ${b.entry.id}`),
      ),
    );
    expect(clashes).toEqual([]);
  });
});

type Bearer = { readonly entry: ActorEntry; readonly by: FormKey };

const NAMING: readonly FormKey[] = ['names', 'short', 'local', 'loaded', 'members'];

const formsOf = (entry: ActorEntry) =>
  NAMING.flatMap((by) => (entry[by] ?? []).map((form) => ({ form, by })));

function clash(a: Bearer, b: Bearer): boolean {
  const apart =
    (a.entry.until ?? '9999') < (b.entry.since ?? '') ||
    (b.entry.until ?? '9999') < (a.entry.since ?? '');
  const local = a.by === 'local' || b.by === 'local';
  return !apart && (!local || a.entry.country === b.entry.country);
}

describe('data files', () => {
  const all = [
    ...[...ACTOR_FILES, 'heads', 'links', 'not-actors', 'spellings'].map((f) => `actors/${f}`),
    ...['people', 'ranks', 'speakers', 'outlets', 'weapons'].map((f) => `lexicon/${f}`),
  ];

  test.each(all)('%s holds no invisible bidi control', (path) => {
    expect(read(path)).not.toMatch(/[\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF\u061C]/u);
  });

  test.each(['people', 'outlets', 'weapons'])('ids of %s are unique', (name) => {
    const ids = parsed<readonly { id: string }[]>(`lexicon/${name}`).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('an outlet that is the voice of an actor names a code that exists', () => {
    const codes = new Set(actors.map(({ code }) => code));
    for (const { actor } of parsed<readonly { actor?: string }[]>('lexicon/outlets')) {
      if (actor !== undefined) expect(codes).toContain(actor);
    }
  });

  test('no noun of people has the same form twice in two entries', () => {
    const people =
      parsed<readonly { id: string; forms: Record<string, readonly string[]> }[]>('lexicon/people');
    const owners = new Map<string, Set<string>>();
    for (const { id, forms } of people) {
      for (const form of Object.values(forms).flat()) {
        const key = wordsOf(form).join(' ');
        owners.set(key, (owners.get(key) ?? new Set()).add(id));
      }
    }
    const shared = [...owners].filter(([, ids]) => ids.size > 1).map(([form]) => form);
    // A girl and boys are spelled alike, pharmacists share a broken plural.
    expect(shared.length).toBeLessThanOrEqual(4);
  });
});

/** Loaded wording, neutral wording, the code of both; a date where the name has changed its bearer. */
const PAIRS: readonly (readonly [loaded: string, neutral: string, code: string, date?: string])[] =
  [
    ['مرتزقة داعش', 'تنظيم الدولة الإسلامية', 'isis'],
    ['عصابات داعش الإرهابية', 'تنظيم داعش', 'isis'],
    ['تنظيم داعش الإرهابي', 'تنظيم "الدولة الإسلامية"', 'isis'],
    ['الدواعش', 'داعش', 'isis'],
    ['فلول داعش', 'تنظيم الدولة', 'isis'],
    ['خوارج داعش', 'تنظيم "الدولة"', 'isis'],
    ['جنود الخلافة', 'تنظيم الدولة الإسلامية', 'isis'],
    ['ميليشيا قسد', 'قوات سوريا الديمقراطية', 'sdf'],
    ['مليشيات قسد الانفصالية', 'قسد', 'sdf'],
    ['تنظيم قسد الإرهابي', 'قوات سورية الديمقراطية', 'sdf'],
    ['الميليشيات الكردية', 'قوات سوريا الديموقراطية', 'sdf'],
    ['ميليشيا الأسايش', 'قوى الأمن الداخلي (الأسايش)', 'asayish'],
    ['ميليشيا وحدات حماية الشعب', 'وحدات حماية الشعب', 'ypg'],
    ['تنظيم YPG الإرهابي', 'YPG', 'ypg'],
    ['مرتزقة الاحتلال التركي', 'الجيش الوطني السوري', 'sna'],
    ['فصائل أنقرة', 'الفصائل الموالية لتركيا', 'sna'],
    ['مرتزقة العمشات', 'فرقة السلطان سليمان شاه', 'sna'],
    ['ميليشيا الحمزات', 'فرقة الحمزة', 'sna'],
    ['الاحتلال التركي', 'القوات التركية', 'turkey'],
    ['جيش الاحتلال التركي', 'الجيش التركي', 'turkey'],
    ['العدوان التركي', 'تركيا', 'turkey'],
    ['قوات الاحتلال الأمريكي', 'القوات الأميركية', 'usa'],
    ['العدوان الأميركي', 'الجيش الأمريكي', 'usa'],
    ['التحالف الصليبي', 'التحالف الدولي', 'coalition'],
    ['الاحتلال الروسي', 'القوات الروسية', 'russia'],
    ['طيران الاحتلال الروسي', 'الطيران الروسي', 'russia'],
    ['جيش الاحتلال الإسرائيلي', 'الجيش الإسرائيلي', 'israel'],
    ['الكيان الصهيوني', 'إسرائيل', 'israel'],
    ['العدو الصهيوني', 'القوات الإسرائيلية', 'israel'],
    ['عصابات الأسد', 'قوات النظام السوري', 'assad-forces', '2019-05-01'],
    ['نظام الأسد البائد', 'النظام السوري السابق', 'assad-forces'],
    ['ميليشيات النظام', 'الجيش العربي السوري', 'assad-forces', '2019-05-01'],
    ['بواسل الجيش العربي السوري', 'الجيش السوري', 'assad-forces', '2019-05-01'],
    ['فلول النظام البائد', 'مسلحون موالون للأسد', 'assad-remnants'],
    ['شبيحة النظام البائد', 'بقايا النظام السابق', 'assad-remnants'],
    ['شبيحة', 'الميليشيات الموالية للنظام', 'pro-gov-militia'],
    ['ميليشيات الأمن العام', 'قوى الأمن الداخلي السورية', 'sy-interior', '2025-06-01'],
    ['ميليشيات وزارة الدفاع', 'وزارة الدفاع السورية', 'sy-defence', '2025-06-01'],
    ['حكومة الجولاني', 'الحكومة السورية', 'sy-gov', '2025-06-01'],
    ['ميليشيات حكومة دمشق', 'الحكومة السورية الانتقالية', 'sy-gov', '2025-06-01'],
    ['ميليشيات الهجري', 'الفصائل الدرزية', 'druze-faction'],
    ['ميليشيا الحشد الشعبي', 'الحشد الشعبي', 'iq-pmf'],
    ['الحشد المقدس', 'هيئة الحشد الشعبي', 'iq-pmf'],
    ['ميليشيا حزب الله', 'حزب الله اللبناني', 'iran-militia'],
    ['ميليشيات الحرس الثوري', 'الحرس الثوري الإيراني', 'iran-militia'],
    ['أذرع إيران', 'الفصائل الموالية لإيران', 'iran-militia'],
    ['تنظيم جبهة النصرة الإرهابي', 'هيئة تحرير الشام', 'hts'],
    ['تنظيم بي كا كا الإرهابي', 'حزب العمال الكردستاني', 'pkk'],
    ['ميليشيات الحوثي الانقلابية', 'أنصار الله', 'houthis'],
    ['ميليشيا الدعم السريع الإرهابية', 'قوات الدعم السريع', 'rsf'],
  ];

describe('praise and blame do not change the actor', () => {
  test('there are at least 40 pairs', () => {
    expect(PAIRS.length).toBeGreaterThanOrEqual(40);
  });

  test.each(PAIRS)('%s is %s', (loaded, neutral, code, date = '2025-06-01') => {
    for (const wording of [loaded, neutral]) {
      const tokens = tokenize(fold(`هاجمت ${wording} القرية`));
      const [mention, ...others] = findActors(tokens, index);
      expect(others.map(({ start }) => start)).toEqual([]);
      const context = { eventDate: date, country: 'SY' };
      expect([wording, mention && resolveActor(mention, index, context)?.code]).toEqual([
        wording,
        code,
      ]);
    }
  });
});
