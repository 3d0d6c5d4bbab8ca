/** The arrows of ARCHITECTURE.md: left may import right, nothing else. */
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  comment: `${from} may import ${allowed.join(', ') || 'nothing of ours'} (ARCHITECTURE.md, Arrows)`,
  from: { path: `^${from}/` },
  to: { path: '^(apps|libs|tests)/', pathNot: [`^${from}/`, ...allowed.map((room) => `^${room}/`)] },
});
const lib = (name) => `libs/${name}`;

module.exports = {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'nothing-imports-tests', severity: 'error', from: { pathNot: '^tests/' }, to: { path: '^tests/' } },
    only('api', 'apps/api', ['tracker', 'negotiation', 'access'].map(lib)),
    only('web', 'apps/web', ['negotiation', 'record-form'].map(lib)),
    only('cli', 'apps/cli', ['tracker', 'negotiation', 'audit', 'exchange'].map(lib)),
    only('tracker', 'libs/tracker', ['libs']),
    only('read-model', 'libs/read-model', [lib('negotiation')]),
    only('audit', 'libs/audit', ['record-form', 'event-store'].map(lib)),
    only('exchange', 'libs/exchange', [lib('negotiation')]),
    only('negotiation', 'libs/negotiation', []),
    only('event-store', 'libs/event-store', []),
    only('access', 'libs/access', []),
    only('record-form', 'libs/record-form', []),
    {
      name: 'adapter-doors',
      severity: 'error',
      comment: 'Only the tracker and the tests open an adapter door.',
      from: { pathNot: '^(libs/(event-store|read-model|tracker)|tests)/' },
      to: { path: '^libs/(event-store|read-model)/src/(sqlite|kurrentdb|postgres)/' },
    },
    {
      name: 'through-the-door',
      severity: 'error',
      comment: 'Across libs only through index.ts or an adapter door.',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/([^/]+)/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/(sqlite/|kurrentdb/|postgres/)?index\\.ts$'] },
    },
    {
      name: 'apps-through-the-door',
      severity: 'error',
      from: { path: '^apps/' },
      to: { path: '^libs/', pathNot: ['^libs/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'not-your-own-door',
      severity: 'error',
      comment: 'Inside a lib import the file, never the own door.',
      from: { path: '^libs/([^/]+)/src/.+' },
      to: { path: '^libs/$1/src/index\\.ts$' },
    },
    {
      name: 'pure-libs',
      severity: 'error',
      comment: 'The form and the rules know no clock, no disk, no framework.',
      from: { path: '^libs/(record-form|negotiation)/' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev'], pathNot: ['node_modules/edtf/'] },
    },
    {
      name: 'browser-only-in-web',
      severity: 'error',
      from: { pathNot: '^apps/web/' },
      to: { path: 'node_modules/(react|react-dom|react-router|@tanstack|govuk-frontend)/' },
    },
    {
      name: 'web-is-no-node',
      severity: 'error',
      comment: 'What runs in a browser has no disk and no process.',
      from: { path: '^apps/web/src/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'nest-only-in-api',
      severity: 'error',
      from: { pathNot: '^(apps/api|tests)/' },
      to: { path: 'node_modules/(@nestjs|nestjs-pino|class-validator|class-transformer)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['require', 'node', 'default', 'types'] },
  },
};
