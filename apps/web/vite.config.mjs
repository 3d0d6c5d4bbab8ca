import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: at('.'),
  resolve: {
    alias: {
      '@parley/negotiation': at('../../libs/negotiation/src/index.ts'),
      '@parley/record-form': at('../../libs/record-form/src/index.ts'),
    },
  },
  css: {
    // The design system guards old browsers with a media query that the minifier does not know; it is left out.
    lightningcss: { errorRecovery: true },
    preprocessorOptions: { scss: { quietDeps: true, loadPaths: [at('../../node_modules')] } },
  },
  build: {
    outDir: at('../../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    // Nothing stands in the document itself or in a data: address; the content security policy allows neither.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The rules are pure: what the page does not use of them is left out.
    // Which modules are meant for which side matters to frameworks that render on a server.
    rolldownOptions: {
      checks: { pluginTimings: false, moduleLevelDirective: false },
      treeshake: { moduleSideEffects: (id) => !id.includes('/libs/negotiation/') },
    },
  },
});
