import { createRequire } from 'node:module';

const { jestConfig: lwc } = createRequire(import.meta.url)('@salesforce/sfdx-lwc-jest/config');

/** The tests of the components run in Salesforce's own environment, which is Jest's; all others in Vitest. */
export default {
  // Far above what any test takes on a quiet machine: it ends what hangs, and never judges how fast a machine is.
  testTimeout: 120_000,
  // Compiled components add up in a worker; it is replaced before a small machine runs out of memory.
  workerIdleMemoryLimit: '800MB',
  testEnvironment: lwc.testEnvironment,
  transform: lwc.transform,
  transformIgnorePatterns: lwc.transformIgnorePatterns,
  resolver: lwc.resolver,
  snapshotSerializers: lwc.snapshotSerializers,
  moduleFileExtensions: ['ts', 'js', 'html', 'json', 'cjs'],
  setupFilesAfterEnv: [...lwc.setupFilesAfterEnv, '<rootDir>/force-app/test/sa11y-setup.cjs'],
  moduleNameMapper: {
    '^lightning/(.+)$': [
      '<rootDir>/force-app/test/jest-mocks/lightning/$1',
      '@salesforce/sfdx-lwc-jest/src/lightning-stubs/$1/$1',
    ],
  },
  testMatch: ['<rootDir>/force-app/**/__tests__/*.test.ts'],
};
