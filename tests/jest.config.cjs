const swc = { ...require('./support/swc-options.cjs'), sourceMaps: 'inline' };

module.exports = {
  rootDir: '..',
  roots: ['<rootDir>/tests'],
  testMatch: ['<rootDir>/tests/**/*.spec.ts'],
  testEnvironment: 'node',
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  moduleNameMapper: {
    '^@parley/([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^@parley/([a-z-]+)/([a-z-]+)$': '<rootDir>/libs/$1/src/$2/index.ts',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  testTimeout: 60_000,
  globalSetup: '<rootDir>/tests/support/before-all-tests.ts',
  globalTeardown: '<rootDir>/tests/support/after-all-tests.ts',
};
