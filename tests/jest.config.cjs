const swc = { ...require('./support/swc-options.cjs'), sourceMaps: 'inline' };

module.exports = {
  rootDir: '..',
  roots: ['<rootDir>/tests'],
  testMatch: ['<rootDir>/tests/**/*.spec.ts'],
  testEnvironment: 'node',
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  moduleNameMapper: {
    '^fast-check$': '<rootDir>/tests/support/fast-check.cjs',
    '^@parley/([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^@parley/([a-z-]+)/([a-z-]+)$': '<rootDir>/libs/$1/src/$2/index.ts',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  // A file's modules are not all given up when it has run: in one process, later files became slower and slower.
  maxWorkers: '100%',
  workerIdleMemoryLimit: '1GB',
  // It ends a test that has stopped; how long a test takes on a busy machine is no reason for it to fail.
  testTimeout: process.env['PARLEY_TEST_LONG'] === undefined ? 600_000 : 6 * 60 * 60_000,
  globalSetup: '<rootDir>/tests/support/before-all-tests.ts',
  globalTeardown: '<rootDir>/tests/support/after-all-tests.ts',
};
