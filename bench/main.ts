import { cpus } from 'node:os';
import { measureAutomation } from './measure/automation.ts';
import { measureEvents } from './measure/events.ts';
import { measureLatency } from './measure/latency.ts';
import { measureMemory } from './measure/memory.ts';
import { measureSaturation } from './measure/saturation.ts';
import { measureWriteBackCalls } from './measure/write-back-calls.ts';
import { startBenchStage, type BenchStage } from './support/stage.ts';
import { printFigure, printHead, rounded } from './support/table.ts';

/**
 * Measures the middleware and prints the table of `docs/benchmarks.md`. Ratios within one run count, not absolute
 * figures. Each measurement is a file that prints its rows; a new one is added at the end, for later ones find the
 * middleware as the earlier left it.
 */
const MEASUREMENTS: readonly ((stage: BenchStage) => Promise<void>)[] = [
  measureLatency,
  measureSaturation,
  measureWriteBackCalls,
  measureMemory,
  measureEvents,
  measureAutomation,
];

const stage = await startBenchStage();
try {
  printHead(`Benchmark, Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'})`);
  printFigure({
    measured: 'ready after, s',
    target: '2',
    SQLite: rounded(stage.SQLite.readyMs / 1000, 1),
    PostgreSQL: rounded(stage.PostgreSQL.readyMs / 1000, 1),
  });
  for (const measure of MEASUREMENTS) await measure(stage);
} finally {
  await stage.end();
}
