import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

const WORKER = 'page-keeper';
/** Tells the service worker every file of the page. */
const pageFiles = {
  name: 'page-files',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const files = Object.keys(bundle).filter((name) => name.startsWith('assets/'));
      const list = JSON.stringify(files.sort().map((name) => `/${name}`));
      const worker = bundle[`${WORKER}.js`];
      worker.code = worker.code.replaceAll('PAGE_FILES', () => list);
    },
  },
};

export default defineConfig({
  root: at('.'),
  plugins: [pageFiles],
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
      input: { index: at('index.html'), [WORKER]: at('src/offline/page-keeper.ts') },
      output: { entryFileNames: ({ name }) => (name === WORKER ? '[name].js' : 'assets/[name]-[hash].js') },
      checks: { pluginTimings: false, moduleLevelDirective: false },
      treeshake: { moduleSideEffects: (id) => !id.includes('/libs/negotiation/') },
    },
  },
});
