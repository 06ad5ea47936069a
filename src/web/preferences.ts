import { useSyncExternalStore } from 'react';

/** What a reader chose; kept in the browser, sent nowhere. */
export interface Preferences {
  readonly language: 'ar' | 'en';
  readonly theme: 'light' | 'dark';
  /** 0123456789 or ٠١٢٣٤٥٦٧٨٩. */
  readonly digits: 'latn' | 'arab';
}

const KEY = 'isnad-preferences';
const listeners = new Set<() => void>();
let current = readPreferences();

function readPreferences(): Preferences {
  const given = new URLSearchParams(location.search).get('lang');
  const browser = navigator.language.startsWith('ar') ? 'ar' : 'en';
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const fallback: Preferences = {
    language: browser,
    theme: dark ? 'dark' : 'light',
    digits: 'latn',
  };
  const kept = readKept();
  return {
    language:
      oneOf(['ar', 'en'], given) ?? oneOf(['ar', 'en'], kept['language']) ?? fallback.language,
    theme: oneOf(['light', 'dark'], kept['theme']) ?? fallback.theme,
    digits: oneOf(['latn', 'arab'], kept['digits']) ?? fallback.digits,
  };
}

function readKept(): Readonly<Record<string, unknown>> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return kept !== null && typeof kept === 'object' ? { ...kept } : {};
  } catch {
    return {};
  }
}

function oneOf<Choice extends string>(
  choices: readonly Choice[],
  value: unknown,
): Choice | undefined {
  return choices.find((choice) => choice === value);
}

/** Changes some preferences and shows the page by them. */
export function prefer(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  applyPreferences();
  for (const listener of listeners) listener();
}

/** Writes language, direction and theme to the document. */
export function applyPreferences(): void {
  const { documentElement: root } = document;
  root.lang = current.language;
  root.dir = current.language === 'ar' ? 'rtl' : 'ltr';
  root.dataset['theme'] = current.theme;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The present preferences; renders again when they change. */
export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, () => current);
