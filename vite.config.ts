import { join } from 'node:path';
import { defineConfig } from 'vite';

// The page is built into build/page, or where `outDir` says; everything it needs is in there.
export default defineConfig({
  root: join(import.meta.dirname, 'src', 'web'),
  base: '/',
  build: {
    outDir: join(import.meta.dirname, 'build', 'page'),
    emptyOutDir: true,
    target: 'es2024',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
  },
  worker: { format: 'es' },
  oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
});
