import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { timeout } from 'hono/timeout';
import { type ErrorCode, IsnadError } from '../model/isnad-error.ts';
import { entriesAfter, lastEntry } from '../store/ledger.ts';
import type { Collection } from './collection.ts';
import { addCorrectionRoutes } from './correction-routes.ts';
import { addDetailRoutes } from './detail-routes.ts';
import { addDownloadRoutes } from './download-routes.ts';
import { addGoldRoutes } from './gold-routes.ts';
import { guard, LARGEST_BODY } from './guard.ts';
import { addIncidentRoutes } from './incident-routes.ts';
import type { PageFile, PageFiles } from './page-files.ts';
import { countReports } from './report-queries.ts';
import { addReportRoutes } from './report-routes.ts';
import { type ApiError, statusSchema } from './schemas.ts';
import { securityHeaders } from './security-headers.ts';
import { openSelections } from './selections.ts';
import type { Withhold } from './withheld-places.ts';

export interface AppOptions {
  readonly collection: Collection;
  readonly files: PageFiles;
  /** Names and addresses that the server may be called by. */
  readonly hosts: ReadonlySet<string>;
  /** What places become in downloads. */
  readonly withhold: Withhold;
  /** Is told of what nobody expected. */
  readonly onBug: (error: unknown) => void;
}

/** Longest time that a request may take, in milliseconds. */
const LONGEST_REQUEST = 20_000;

const STATUS_OF: Readonly<Partial<Record<ErrorCode, 400 | 404 | 409 | 413 | 423 | 507>>> = {
  'unknown-id': 404,
  'not-found': 404,
  'too-large': 413,
  'store-locked': 423,
  'store-read-only': 423,
  'store-full': 507,
};

/** The server of one collection: the page, the interface for programs, its description. */
export function createApp({ collection, files, hosts, withhold, onBug }: AppOptions): OpenAPIHono {
  const app = new OpenAPIHono({
    defaultHook: (result, c) => {
      if (result.success) return undefined;
      const problems = result.error.issues.map(
        ({ path, message }) => `${path.join('.')}: ${message}`,
      );
      return c.json(
        { code: 'bad-request', message: problems.slice(0, 5).join('; ') } satisfies ApiError,
        400,
      );
    },
  });
  app.use(securityHeaders);
  app.use(guard(hosts));
  app.use(
    '/api/*',
    bodyLimit({
      maxSize: LARGEST_BODY,
      onError: (c) =>
        c.json(
          { code: 'too-large', message: 'The request is larger than 1 MB.' } satisfies ApiError,
          413,
        ),
    }),
  );
  app.use('/api/*', timeout(LONGEST_REQUEST));
  app.use('/api/*', async (c, next) => {
    if (c.req.method !== 'GET') return await next();
    const etag = `W/"${collection.version}-${collection.revision()}"`;
    if (c.req.header('if-none-match') === etag) return c.body(null, 304, { ETag: etag });
    await next();
    if (c.res.status === 200) {
      c.res.headers.set('ETag', etag);
      if (!c.res.headers.has('Cache-Control')) {
        c.res.headers.set('Cache-Control', 'private, no-cache');
      }
    }
    return undefined;
  });
  addStatus(app, collection);
  const selections = openSelections(collection);
  addReportRoutes(app, collection);
  addIncidentRoutes(app, collection, selections);
  addDetailRoutes(app, collection);
  addDownloadRoutes(app, selections, withhold);
  addCorrectionRoutes(app, collection);
  addGoldRoutes(app, collection);
  app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Isnad',
      version: collection.version,
      description: 'Reports, coded events and incidents of one collection, with who says what.',
    },
  });
  app.all('/api/*', (c) =>
    c.json({ code: 'not-found', message: 'There is no such address.' } satisfies ApiError, 404),
  );
  app.get('*', (c) => {
    const path = c.req.path;
    const file =
      files.get(path) ?? (/\.[a-z0-9]+$/i.test(path) ? undefined : files.get('/index.html'));
    if (file === undefined) return c.text('There is no such file.', 404);
    return send(file, c.req.header('if-none-match'));
  });
  app.onError((error, c) => {
    if (error instanceof HTTPException) {
      return c.json({ code: 'refused', message: error.message } satisfies ApiError, error.status);
    }
    if (error instanceof IsnadError) {
      const { code, message, hint } = error;
      return c.json({ code, message, hint } satisfies ApiError, STATUS_OF[code] ?? 400);
    }
    onBug(error);
    return c.json({ code: 'bug', message: 'This is a bug in Isnad.' } satisfies ApiError, 500);
  });
  return app;
}

const SHORT_HASH = 16;

function addStatus(app: OpenAPIHono, collection: Collection): void {
  const route = createRoute({
    method: 'get',
    path: '/api/status',
    summary: 'What is served',
    responses: {
      200: { description: 'The state', content: { 'application/json': { schema: statusSchema } } },
    },
  });
  app.openapi(route, async (c) => {
    const { n } = await countReports(collection.store.db).executeTakeFirstOrThrow();
    const { version, label, isExample } = collection;
    const [first] = await entriesAfter(collection.store.db, 0, 1).execute();
    const last = await lastEntry(collection.store.db).executeTakeFirst();
    return c.json({
      version,
      label,
      isExample,
      reports: n,
      revision: collection.revision(),
      collection: (first?.hash ?? '').slice(0, SHORT_HASH),
      entry: { no: last?.no ?? 0, hash: (last?.hash ?? '').slice(0, SHORT_HASH) },
    });
  });
}

/** The browser asks for the picture of the window at every change of the address, as long as it may not keep it. */
function cachingOf({ hashed, type }: PageFile): string {
  if (hashed) return 'public, max-age=31536000, immutable';
  return type === 'image/svg+xml' ? 'public, max-age=86400' : 'no-cache';
}

function send(file: PageFile, known: string | undefined): Response {
  const headers = {
    'Content-Type': file.type,
    ETag: file.etag,
    'Cache-Control': cachingOf(file),
  };
  if (known === file.etag) return new Response(null, { status: 304, headers });
  return new Response(file.body, { headers });
}
