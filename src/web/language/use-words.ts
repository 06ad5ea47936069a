import i18next from 'i18next';
import { useMemo } from 'react';
import type { Label } from '../../api/labels.ts';
import { type Preferences, usePreferences } from '../preferences.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';

type PlainKey = Exclude<keyof typeof en, `${string}_one` | `${string}_other`>;
type PluralKey = keyof typeof en extends infer Key
  ? Key extends `${infer Base}_other`
    ? Base
    : never
  : never;

/** Texts, numbers and dates in the language, the digits and the month names that the reader chose. */
export interface Words {
  readonly language: Preferences['language'];
  readonly direction: 'rtl' | 'ltr';
  /** The tag that numbers and dates are written by. */
  readonly locale: string;
  readonly say: (key: PlainKey, values?: Readonly<Record<string, string | number>>) => string;
  /** A text with a number in it, in the right one of the forms of its plural. */
  readonly count: (key: PluralKey, n: number) => string;
  /** The text of a key that is put together at run time; the key's own end where there is none. */
  readonly name: (family: string, id: string) => string;
  readonly number: (n: number) => string;
  /** An ISO date in words; `short` leaves out the year. */
  readonly date: (iso: string, form?: 'long' | 'short' | 'month') => string;
  readonly label: (label: Label | undefined, fallback: string) => string;
}

const texts = i18next.createInstance();
void texts.init({
  initAsync: false,
  resources: { ar: { translation: ar }, en: { translation: en } },
  lng: 'ar',
  fallbackLng: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
});

/** The words for the present preferences. */
export function useWords(): Words {
  const { language, digits } = usePreferences();
  return useMemo(() => wordsFor(language, digits), [language, digits]);
}

/** Builds the words of one language. */
export function wordsFor(language: Preferences['language'], digits: Preferences['digits']): Words {
  const translate = texts.getFixedT(language);
  // ar-SY has the Levantine names of months.
  const locale = `${language === 'ar' ? 'ar-SY' : 'en-GB'}-u-nu-${digits}`;
  const numbers = new Intl.NumberFormat(locale);
  const dates = {
    long: new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }),
    short: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
    month: new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' }),
  };
  return {
    language,
    direction: language === 'ar' ? 'rtl' : 'ltr',
    locale,
    say: (key, values) => translate(key, values ?? {}),
    count: (key, n) => translate(key, { count: n, n: numbers.format(n) }),
    name: (family, id) => {
      const key = `${family}.${id}`;
      return texts.exists(key, { lng: language }) ? translate(key) : id;
    },
    number: (n) => numbers.format(n),
    date: (iso, form = 'long') => {
      const time = Date.parse(`${iso}T00:00:00Z`);
      return Number.isNaN(time) ? iso : dates[form].format(time);
    },
    label: (label, fallback) => label?.[language] ?? fallback,
  };
}
