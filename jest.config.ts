/** @jest-config-loader esbuild-register */
import { createRequire } from 'node:module';
import type { Config } from 'jest';

const { jestConfig: lwc } = createRequire(`${process.cwd()}/`)('@salesforce/sfdx-lwc-jest/config') as {
  jestConfig: Record<string, unknown> & { setupFilesAfterEnv: string[] };
};

const node: Config = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'es6' } },
    ],
  },
};

const config: Config = {
  // Three workers on the two cores of a small machine: a good part of the tests waits for processes, leases and browsers.
  maxWorkers: 3,
  testSequencer: './tools/slow-tests-first.cjs',
  projects: [
    {
      ...node,
      displayName: 'node',
      testMatch: ['<rootDir>/{middleware,sandbox,tools}/**/*.test.ts'],
    },
    {
      displayName: 'lwc',
      rootDir: process.cwd(),
      testEnvironment: lwc['testEnvironment'],
      transform: lwc['transform'],
      transformIgnorePatterns: lwc['transformIgnorePatterns'],
      resolver: lwc['resolver'],
      snapshotSerializers: lwc['snapshotSerializers'],
      moduleFileExtensions: ['ts', 'js', 'html', 'json', 'cjs'],
      setupFilesAfterEnv: [...lwc.setupFilesAfterEnv, '<rootDir>/force-app/test/sa11y-setup.cjs'],
      moduleNameMapper: {
        '^lightning/(.+)$': [
          '<rootDir>/force-app/test/jest-mocks/lightning/$1',
          '@salesforce/sfdx-lwc-jest/src/lightning-stubs/$1/$1',
        ],
      },
      testMatch: ['<rootDir>/force-app/**/__tests__/*.test.ts'],
    },
    {
      ...node,
      displayName: 'e2e',
      testMatch: ['<rootDir>/e2e/**/*.test.ts'],
      setupFilesAfterEnv: ['<rootDir>/e2e/support/patience.ts'],
    },
  ],
};

// eslint-disable-next-line import-x/no-default-export -- Jest reads the default export
export default config;
