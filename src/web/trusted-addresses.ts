/** A string that the browser accepts as the address of a script. */
interface TrustedAddress {
  readonly toString: () => string;
}

interface TrustedTypes {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ) => { readonly createScriptURL: (address: string) => TrustedAddress };
}

declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypes;
  }
}

const policy = window.trustedTypes?.createPolicy('isnad', {
  createScriptURL(address) {
    const { origin, pathname } = new URL(address, location.href);
    if (origin === location.origin && pathname.startsWith('/assets/')) return address;
    throw new TypeError(`${address} is no worker of this page`);
  },
});

/** Marks the address of one of the page's own workers as a script; any other address is refused. */
export function ownWorkerAddress(address: string): string {
  // The types of the DOM do not know TrustedScriptURL yet; it must reach the worker as it is.
  return (policy?.createScriptURL(address) ?? address) as string;
}
