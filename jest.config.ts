/** @jest-config-loader esbuild-register */
import { createRequire } from 'node:module';
import type { Config } from 'jest';

const { jestConfig: lwc } = createRequire(`${process.cwd()}/`)('@salesforce/sfdx-lwc-jest/config') as {
  jestConfig: Record<string, unknown> & { setupFilesAfterEnv: string[] };
};

// Each starts processes and kills them, or shows pictures in two browsers: they go one at a time (tools/run-tests.ts).
const HEAVY = ['/e2e/resilience/.*\\.test\\.ts$', '/e2e/video-interaction/call\\.test\\.ts$'];

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
  // Far above what any test takes on a quiet machine: it ends what hangs, and never judges how fast a machine is.
  testTimeout: 120_000,
  // Sandboxes and compiled components add up in a worker; it is replaced before a small machine runs out of memory.
  workerIdleMemoryLimit: '800MB',
  projects: [
    {
      ...node,
      displayName: 'node',
      testMatch: ['<rootDir>/{phone-numbers,middleware,sandbox,tools,bench}/**/*.test.ts'],
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
      testPathIgnorePatterns: HEAVY,
    },
    { ...node, displayName: 'heavy', testRegex: HEAVY },
  ],
};

// eslint-disable-next-line import-x/no-default-export -- Jest reads the default export
export default config;
