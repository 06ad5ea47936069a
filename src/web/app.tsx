import { useEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { Status } from '../api/schemas.ts';
import { AboutPage } from './about-page.tsx';
import { IncidentPage } from './incident/incident-page.tsx';
import { IncidentsPage } from './incidents/incidents-page.tsx';
import { loadEnglishPlaces } from './labels.ts';
import { useWords } from './language/use-words.ts';
import { Link } from './link.tsx';
import { Preferences } from './preferences-bar.tsx';
import { ReportPage } from './reader/report-page.tsx';
import { ReportsPage } from './reader/reports-page.tsx';
import { usePlace } from './route.ts';
import { TryPage } from './try-it/try-page.tsx';
import { useFetched } from './use-fetched.ts';

const SECTIONS = [
  { href: '/', key: 'nav.incidents' },
  { href: '/reports', key: 'nav.reports' },
  { href: '/try', key: 'nav.try' },
  { href: '/about', key: 'nav.about' },
] as const;

/** The frame of every screen, and the screen that the address names. */
export function App() {
  const words = useWords();
  const { say } = words;
  const { path } = usePlace();
  const status = useFetched<Status>('/api/status').value;
  useEffect(() => {
    if (words.language === 'en') void loadEnglishPlaces();
  }, [words.language]);
  return (
    <I18nProvider locale={words.locale}>
      <div className="shell">
        <a className="skip" href="#main">
          {say('nav.skip')}
        </a>
        <header className="top">
          <Link href="/" className="wordmark">
            <span lang="ar">إسناد</span>
            <span lang="en">Isnad</span>
          </Link>
          <nav aria-label={say('nav.label')}>
            {SECTIONS.map(({ href, key }) => (
              <Link key={href} href={href} aria-current={isIn(path, href) ? 'page' : undefined}>
                {say(key)}
              </Link>
            ))}
          </nav>
          <Preferences words={words} />
        </header>
        {status?.isExample === true ? (
          <aside className="banner" aria-label={say('app.name')}>
            {say('banner.examples')}
          </aside>
        ) : (
          <span hidden />
        )}
        <main id="main" className="screen" tabIndex={-1}>
          <Screen path={path} />
        </main>
        <footer className="foot">
          {status !== undefined &&
            say('foot.text', { version: status.version, label: status.label })}
        </footer>
      </div>
    </I18nProvider>
  );
}

function Screen({ path }: { readonly path: string }) {
  const [, section = '', id = ''] = path.split('/');
  if (section === 'incident') return <IncidentPage id={decodeURIComponent(id)} />;
  if (section === 'report') return <ReportPage id={decodeURIComponent(id)} />;
  if (section === 'about') return <AboutPage />;
  if (section === 'try') return <TryPage />;
  if (section === 'reports') return <ReportsPage />;
  return <IncidentsPage />;
}

const isIn = (path: string, href: string): boolean =>
  path === href || (href === '/' && path === '/');
