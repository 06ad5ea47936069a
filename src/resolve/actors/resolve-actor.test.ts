import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fold } from '../../text/fold.ts';
import { tokenize } from '../../text/tokens.ts';
import { actorFilesOf, compileActors } from './compile-actors.ts';
import { findActors } from './find-actors.ts';
import { type ActorContext, resolveActor } from './resolve-actor.ts';

const FILES = 'syria iraq international civil heads links not-actors spellings'.split(' ');
const index = compileActors(
  actorFilesOf({
    files: Object.fromEntries(
      FILES.map((name) => [
        `actors/${name}.yaml`,
        parse(readFileSync(`data/actors/${name}.yaml`, 'utf8')),
      ]),
    ),
  }),
);

/** The codes of all mentions in order; `?` where nothing decides. */
function codesIn(raw: string, context: Omit<ActorContext, 'mentionsSoFar'> = {}): string[] {
  const tokens = tokenize(fold(raw), (stem) => index.root.has(stem));
  const mentions = findActors(tokens, index);
  return mentions.map((mention) => {
    const found = resolveActor(mention, index, { ...context, mentionsSoFar: mentions });
    return found === undefined ? '?' : (found.code ?? 'none');
  });
}

const BEFORE = { eventDate: '2024-12-08', country: 'SY' };
const AFTER = { eventDate: '2024-12-09', country: 'SY' };

describe('the bearer of a name on a date', () => {
  test.each([
    ['وزارة الداخلية السورية', 'assad-forces', 'sy-interior'],
    ['وزارة الدفاع السورية', 'assad-forces', 'sy-defence'],
    ['الجيش السوري', 'assad-forces', 'sy-defence'],
    ['الجيش', 'assad-forces', 'sy-defence'],
    ['الحكومة السورية', 'assad-forces', 'sy-gov'],
    ['قوات الحكومة السورية', 'assad-forces', 'sy-gov'],
    ['القوات السورية', 'assad-forces', 'sy-gov'],
    ['الشرطة', 'assad-forces', 'sy-interior'],
    ['قوات الأمن السورية', 'assad-forces', 'sy-interior'],
    ['المخابرات', 'assad-forces', 'sy-intelligence'],
    ['حرس الحدود', 'assad-forces', 'sy-defence'],
    ['الأمن العام', 'hts', 'sy-interior'],
    ['إدارة العمليات العسكرية', 'hts', 'sy-defence'],
    ['الجيش العربي السوري', 'assad-forces', 'assad-forces'],
    ['قوات النظام', 'assad-forces', 'assad-forces'],
    ['فلول النظام السابق', 'assad-remnants', 'assad-remnants'],
  ])('%s', (name, before, after) => {
    expect([codesIn(name, BEFORE), codesIn(name, AFTER)]).toEqual([[before], [after]]);
  });

  test('the date of the event decides before that of publication', () => {
    const context = { published: '2025-06-01', eventDate: '2021-03-01', country: 'SY' };
    expect(codesIn('الجيش السوري', context)).toEqual(['assad-forces']);
  });

  test('without any date a name means who bears it today', () => {
    expect(codesIn('الجيش السوري')).toEqual(['sy-defence']);
  });
});

describe('a name that several countries have', () => {
  test.each([
    ['الجيش', 'IQ', 'iq-army'],
    ['الجيش', 'LB', 'lb-army'],
    ['الجيش', 'JO', 'jordan'],
    ['وزارة الداخلية', 'IQ', 'iq-police'],
    ['قوى الأمن الداخلي', 'LB', 'lb-police'],
    ['الأسايش', 'SY', 'asayish'],
    ['الأسايش', 'IQ', 'krg-asayish'],
    ['مكافحة الإرهاب', 'IQ', 'iq-cts'],
    ['الاستخبارات العسكرية', 'IQ', 'iq-intelligence'],
    ['الحشد', 'IQ', 'iq-pmf'],
    ['التحالف', 'SY', 'coalition'],
    ['التحالف', 'YE', 'saudi-coalition'],
    ['الدفاع المدني', 'SY', 'civil-defence'],
    ['العدو', 'LB', 'israel'],
    ['قوات الاحتلال', 'PS', 'israel'],
  ])('%s in %s', (name, country, code) => {
    expect(codesIn(name, { eventDate: '2025-06-01', country })).toEqual([code]);
  });

  test('where the country is not known, the actors named say it', () => {
    const raw = 'قالت وزارة الدفاع العراقية إن الجيش دمر الوكر';
    expect(codesIn(raw)).toEqual(['iq-army', 'iq-army']);
  });

  test.each(['الجيش', 'قوات الأمن', 'وزارة الداخلية'])('%s alone stays open', (name) => {
    expect(codesIn(name)).toEqual(['?']);
  });
});

describe('internal security of the northeast or of the ministry', () => {
  const date = { published: '2025-09-01', country: 'SY' };
  test.each([
    [
      'named as Asayish before',
      'قوى الأمن الداخلي (الأسايش) فتشت الحي، وقالت قوى الأمن الداخلي',
      ['asayish', 'asayish'],
    ],
    ['beside the SDF', 'ساندت قسد قوى الأمن الداخلي', ['sdf', 'asayish']],
    [
      'beside the ministry',
      'قالت وزارة الداخلية السورية إن قوى الأمن الداخلي ردت على قسد',
      ['sy-interior', 'sy-interior', 'sdf'],
    ],
    ['by itself', 'داهمت قوى الأمن الداخلي منزلا', ['sy-interior']],
  ])('%s', (_, raw, expected) => {
    expect(codesIn(raw, date)).toEqual(expected);
  });

  test('before the fall of the government it is the Asayish', () => {
    expect(codesIn('داهمت قوى الأمن الداخلي منزلا', BEFORE)).toEqual(['asayish']);
  });
});

describe('words that refer back', () => {
  const context = { published: '2025-06-01', country: 'SY' };
  test.each([
    ['the organization', 'هاجم داعش قسد. وتبنى التنظيم ذلك', ['isis', 'sdf', 'isis']],
    ['the forces', 'هاجم داعش قسد. وردت القوات', ['isis', 'sdf', 'sdf']],
    [
      'the said forces',
      'أوقفت قسد ثلاثة من داعش. وصادرت القوات المذكورة أسلحة',
      ['sdf', 'isis', 'sdf'],
    ],
    ['the ministry', 'قالت وزارة الداخلية السورية. وأضافت الوزارة', ['sy-interior', 'sy-interior']],
    [
      'the mercenaries',
      'داهمت الأسايش خلايا مرتزقة داعش، وقبضت على المرتزقة',
      ['asayish', 'isis', 'isis'],
    ],
    [
      'the group of another name',
      'أعلنت سرايا أنصار السنة ذلك، وقالت الجماعة',
      ['other-armed-group', 'other-armed-group'],
    ],
    ['a masculine pronoun', 'هاجم تنظيم داعش قسد وقتل عناصره', ['isis', 'sdf', 'isis']],
    [
      'a feminine pronoun',
      'هاجم تنظيم داعش قوات سوريا الديمقراطية وقتل عناصرها',
      ['isis', 'sdf', 'sdf'],
    ],
    [
      'a pronoun on cells is no force of the state',
      'تراجع تنظيم داعش منذ انضمام الجيش السوري إلى التحالف الدولي، لكن خلاياه تنشط',
      ['isis', 'sy-defence', 'coalition', 'isis'],
    ],
    [
      'a bare noun, then a pronoun',
      'قاتلت قسد داعش. وخسر التنظيم معاقله',
      ['sdf', 'isis', 'isis', 'isis'],
    ],
    ['mercenaries of a state', 'قصف الاحتلال التركي ومرتزقته القرى', ['turkey', 'sna']],
    ['a monitor', 'قال المرصد السوري لحقوق الإنسان، وأضاف المرصد', ['none', 'none']],
  ])('%s', (_, raw, expected) => {
    expect(codesIn(raw, context)).toEqual(expected);
  });

  test.each([
    ['nobody named', 'وقالت الجماعة', ['?']],
    ['nobody so called', 'هاجمت قسد القرية. وقالت الجماعة', ['sdf', '?']],
    [
      'the organization that no report has to name',
      'اعتقلت قسد قياديا في التنظيم',
      ['sdf', 'isis'],
    ],
    [
      'the one named later',
      'قتل قيادي في التنظيم. وأعلن حراس الدين ذلك',
      ['hurras-al-din', 'hurras-al-din'],
    ],
    ['our forces', 'دخلت قواتنا الحي', ['?']],
  ])('never guesses: %s', (_, raw, expected) => {
    expect(codesIn(raw, context)).toEqual(expected);
  });

  test('the State in quotation marks is the organization that the report has named', () => {
    expect(codesIn('تنظيم الدولة يتراجع. وقال خبير إن "الدولة" خسرت')).toEqual(['isis', 'isis']);
    expect(codesIn('وقال خبير إن "الدولة" خسرت')).toEqual(['?']);
  });
});

test('resolving all mentions of a long text takes time in proportion to their number', () => {
  const line = 'هاجم التنظيم قوى الأمن الداخلي وردت قسد وقتل عناصرها مسلحين من داعش.\n';
  const time = (copies: number): number => {
    const tokens = tokenize(fold(line.repeat(copies)));
    const mentions = findActors(tokens, index);
    const context = { published: '2025-06-01', country: 'SY', mentionsSoFar: mentions };
    const once = (): number => {
      const start = performance.now();
      for (const mention of mentions) resolveActor(mention, index, context);
      return performance.now() - start;
    };
    // The best of three: a busy machine slows one run, hardly all.
    return Math.min(once(), once(), once());
  };
  time(200);
  const short = time(500);
  expect(time(4000)).toBeLessThan(Math.max(short, 2) * 40);
});
