import type { Context, MiddlewareHandler } from 'hono';
import type { ApiError } from './schemas.ts';

/** Largest body of a request, in bytes. */
export const LARGEST_BODY = 1024 * 1024;

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Answers only requests that were sent to this server by its own name, and takes changes only from its
 * own page. A name that another site lets point here (DNS rebinding) is refused, and so is a form or
 * script of another site.
 */
export function guard(hosts: ReadonlySet<string>): MiddlewareHandler {
  return async (c, next) => {
    const host = hostName(c.req.header('host'));
    if (host === undefined || !hosts.has(host)) {
      return refuse(c, 421, 'foreign-host', 'This server does not answer to that name.');
    }
    const origin = c.req.header('origin');
    const site = c.req.header('sec-fetch-site');
    const isOwn = origin === undefined || sameHost(origin, c.req.header('host'));
    if (!isOwn || site === 'cross-site' || site === 'same-site') {
      const navigates = SAFE.has(c.req.method) && c.req.header('sec-fetch-mode') === 'navigate';
      if (!navigates) return refuse(c, 403, 'foreign-origin', 'Only the own page may do this.');
    }
    if (SAFE.has(c.req.method)) return await next();
    if (origin === undefined && site !== 'same-origin' && site !== 'none' && site !== undefined) {
      return refuse(c, 403, 'foreign-origin', 'Only the own page may do this.');
    }
    // A form of another site cannot send JSON, so that this alone keeps old browsers out.
    const type = c.req.header('content-type') ?? '';
    if (!/^application\/json(?:;|$)/i.test(type)) {
      return refuse(c, 415, 'not-json', 'Send application/json.');
    }
    return await next();
  };
}

/** The names under which a server on an address may be called. */
export function hostsOf(address: string): ReadonlySet<string> {
  return new Set([
    '127.0.0.1',
    'localhost',
    '[::1]',
    address.includes(':') ? `[${address}]` : address,
  ]);
}

function refuse(c: Context, status: 403 | 415 | 421, code: string, message: string): Response {
  return c.json({ code, message } satisfies ApiError, status);
}

function hostName(host: string | undefined): string | undefined {
  if (host === undefined || !URL.canParse(`http://${host}/`)) return undefined;
  const url = new URL(`http://${host}/`);
  return url.pathname === '/' && url.username === '' ? url.hostname : undefined;
}

function sameHost(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}
