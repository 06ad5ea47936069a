import type { Words } from './language/use-words.ts';
import { prefer, usePreferences } from './preferences.ts';

/** Language, theme and digits. */
export function Preferences({ words }: { readonly words: Words }) {
  const { language, theme, digits } = usePreferences();
  const { say } = words;
  const other = language === 'ar' ? 'en' : 'ar';
  return (
    <fieldset className="preferences">
      <legend className="hidden">{say('prefs.label')}</legend>
      <button
        type="button"
        className="button"
        lang={other}
        onClick={() => prefer({ language: other })}
      >
        {say('prefs.other-language')}
      </button>
      <button
        type="button"
        className="button"
        onClick={() => prefer({ theme: theme === 'dark' ? 'light' : 'dark' })}
      >
        {say(theme === 'dark' ? 'prefs.theme-light' : 'prefs.theme-dark')}
      </button>
      <button
        type="button"
        className="button"
        aria-label={`${say('prefs.digits')} ${digits === 'latn' ? '٠١٢٣' : '0123'}`}
        onClick={() => prefer({ digits: digits === 'latn' ? 'arab' : 'latn' })}
      >
        <bdi>{digits === 'latn' ? '٠١٢٣' : '0123'}</bdi>
      </button>
    </fieldset>
  );
}
