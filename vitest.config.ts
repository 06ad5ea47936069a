import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'src/**/*.test.ts',
      'test/**/*.test.ts',
      'scripts/**/*.test.ts',
      'bench/**/*.test.ts',
    ],
    allowOnly: false,
    testTimeout: 20_000,
    expect: { poll: { timeout: 10_000 } },
  },
});
