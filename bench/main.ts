import { cpus } from 'node:os';
import { measureAutomation } from './measure/automation.ts';
import { measureEvents } from './measure/events.ts';
import { measureGrowth } from './measure/growth.ts';
import { measureInstances } from './measure/instances.ts';
import { measureLatency } from './measure/latency.ts';
import { measureMemory } from './measure/memory.ts';
import { measureOutcomes } from './measure/outcomes.ts';
import { measurePeriodic } from './measure/periodic.ts';
import { measureProfile } from './measure/profile.ts';
import { measureReadiness } from './measure/readiness.ts';
import { measureRecovery } from './measure/recovery.ts';
import { measureSaturation } from './measure/saturation.ts';
import { measureWriteBackCalls } from './measure/write-back-calls.ts';
import { startBenchStage, type BenchStage } from './support/stage.ts';
import { printHead } from './support/table.ts';

/**
 * Measures the middleware and prints the table of `docs/operators/benchmarks.md`. Ratios within one run count, not absolute
 * figures. Each part is a file that prints its rows; `npm run bench -- growth recovery` runs these alone, and
 * `--quick` all with a tenth of their starts, which tells whether they run.
 */
const PARTS: Readonly<Record<string, (stage: BenchStage) => Promise<void>>> = {
  readiness: measureReadiness,
  latency: measureLatency,
  saturation: measureSaturation,
  instances: measureInstances,
  growth: measureGrowth,
  periodic: measurePeriodic,
  recovery: measureRecovery,
  calls: measureWriteBackCalls,
  outcomes: measureOutcomes,
  memory: measureMemory,
  events: measureEvents,
  automation: measureAutomation,
  profile: measureProfile,
};

const wanted = process.argv.slice(2).filter((name) => name !== '--quick');
const unknown = wanted.filter((name) => !Object.hasOwn(PARTS, name));
if (unknown.length > 0) {
  process.stderr.write(`There is no part ${unknown.join(', ')}. There are: ${Object.keys(PARTS).join(', ')}.\n`);
  process.exit(1);
}
const stage = await startBenchStage();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stage.end().finally(() => process.exit(1)));
try {
  printHead(`Benchmark, Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'})`);
  for (const [name, measure] of Object.entries(PARTS))
    if (wanted.length === 0 || wanted.includes(name)) await measure(stage);
} finally {
  await stage.end();
}
