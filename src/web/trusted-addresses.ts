interface TrustedTypes {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ) => unknown;
}

declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypes;
  }
}

/**
 * Lets the browser start workers of the page's own address and refuse any other string that is to become
 * script. There is no rule for markup, so that none can be written into the document at all.
 */
export function refuseForeignScripts(): void {
  window.trustedTypes?.createPolicy('default', {
    createScriptURL(address) {
      const { origin, pathname } = new URL(address, location.href);
      if (origin === location.origin && pathname.startsWith('/assets/')) return address;
      throw new TypeError(`${address} is no worker of this page`);
    },
  });
}
