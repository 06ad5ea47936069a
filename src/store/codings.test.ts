import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chunks } from './codings.ts';

test('rows cut into parts are all there, in order', () => {
  fc.assert(
    fc.property(fc.nat(2000), fc.integer({ min: 1, max: 40 }), (n, columns) => {
      const rows = Array.from({ length: n }, (_, i) => i);
      expect([...chunks(rows, columns)].flat()).toEqual(rows);
    }),
  );
});
