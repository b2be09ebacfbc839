import { cpus } from 'node:os';
import { startBenchStage } from '../support/stage.ts';
import { createContenders } from './contenders.ts';
import { compareKills } from './kills.ts';
import { installNodeRed, NODE_RED } from './node-red/start-node-red.ts';
import { compareRefusals } from './refusals.ts';
import { compareSpeed } from './speed.ts';

/**
 * The middleware beside what people build in its place, over the same peers: a handler of Express and jsforce, and a flow
 * of Node-RED, which npm installs into a temporary folder (`NODE_RED_DIR` names one that has it). Prints the tables of
 * `docs/operators/benchmarks.md`; `--quick` with a tenth of the starts.
 */
const nodeRed = installNodeRed();
const stage = await startBenchStage();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stage.end().finally(() => process.exit(1)));
try {
  process.stdout.write(`# Beside others, Node ${process.version}, ${cpus().length} cores, ${NODE_RED}\n`);
  const contenders = await createContenders(stage, nodeRed);
  await compareSpeed(stage, contenders);
  await compareKills(stage, contenders);
  await compareRefusals(stage, contenders);
} finally {
  await stage.end();
}
