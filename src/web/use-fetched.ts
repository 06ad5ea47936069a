import { useEffect, useState } from 'react';

/** What a request has come to. `value` stays while a newer one is fetched, so that nothing flickers. */
export interface Fetched<Value> {
  readonly value: Value | undefined;
  readonly error: RequestError | undefined;
  readonly isLoading: boolean;
}

/** An answer of the server that is no success. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const asked = new Map<string, Promise<unknown>>();

/** Asks for what will be fetched as soon as the page is drawn anew, so that the answer is under way by then. */
export function askEarly(address: string): void {
  asked.clear();
  const pending = request(address, {});
  // Whoever fetches it tells of a failure.
  pending.catch(() => {});
  asked.set(address, pending);
}

/** Fetches JSON from the own server; again whenever the address or `version` changes. */
export function useFetched<Value>(address: string | undefined, version = 0): Fetched<Value> {
  const [state, setState] = useState<Fetched<Value>>({
    value: undefined,
    error: undefined,
    isLoading: address !== undefined,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version means: fetch again.
  useEffect(() => {
    if (address === undefined) return undefined;
    const stop = new AbortController();
    setState(({ value }) => ({ value, error: undefined, isLoading: true }));
    const early = asked.get(address);
    asked.delete(address);
    const pending = early ?? request(address, { signal: stop.signal });
    // Whoever asked early asked for the same.
    (pending as Promise<Value>).then(
      (value) => setState({ value, error: undefined, isLoading: false }),
      (error: unknown) => {
        if (stop.signal.aborted) return;
        const known =
          error instanceof RequestError ? error : new RequestError('offline', String(error));
        setState(({ value }) => ({ value, error: known, isLoading: false }));
      },
    );
    return () => stop.abort();
  }, [address, version]);
  return state;
}

/** Sends a change to the own server and tells its answer. */
export function send<Value>(method: 'POST' | 'PUT' | 'DELETE', address: string, body: unknown) {
  return request<Value>(address, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function request<Value>(address: string, init: RequestInit): Promise<Value> {
  const answer = await fetch(address, init);
  const body: unknown = await answer.json();
  if (answer.ok) return body as Value;
  const { code, message } = body as { readonly code: string; readonly message: string };
  throw new RequestError(code, message);
}
