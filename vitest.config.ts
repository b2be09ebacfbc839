import { defineConfig } from 'vitest/config';

// Each starts processes and kills them, or shows pictures in two browsers. Most of their time they wait for what the
// others do, so they go beside all else in two workers of their own (tools/run-tests.ts).
const HEAVY = ['e2e/resilience/**/*.test.ts', 'e2e/video-interaction/call.test.ts'];

const shared = {
  // Far above what any test takes on a quiet machine: it ends what hangs, and never judges how fast a machine is.
  testTimeout: 120_000,
  hookTimeout: 120_000,
  // Once in some thousand pages a browser on a busy machine shows nothing: that is tried again, and the report says so.
  retry: { count: 1, condition: /Timeout \d+ms exceeded/ },
  // The files of a worker share what they import: reading the whole product anew for each file cost half of all time.
  isolate: false,
  pool: 'forks',
} as const;

// eslint-disable-next-line import-x/no-default-export -- Vitest reads the default export
export default defineConfig({
  test: {
    slowTestThreshold: 5000,
    projects: [
      {
        test: {
          ...shared,
          name: 'light',
          include: ['{phone-numbers,middleware,sandbox,tools,bench,e2e}/**/*.test.ts'],
          exclude: [...HEAVY, '**/node_modules/**'],
          maxWorkers: 2,
        },
      },
      { test: { ...shared, name: 'heavy', include: HEAVY, maxWorkers: 2, sequence: { groupOrder: 1 } } },
    ],
  },
});
