import path from 'node:path';
import { parseArgs } from 'node:util';
import { createMemory } from './run/memory.ts';
import { runSteps } from './run/run-steps.ts';
import { terminal } from './run/terminal.ts';
import { createRunSf } from './sf/run-sf.ts';
import { SfFailure } from './sf/sf-failure.ts';
import { createSf } from './sf/sf.ts';
import { spawnSf } from './sf/spawn-sf.ts';
import { REMOVAL } from './steps/removal.ts';

// Usage: npm run org:remove -- --target-org <alias>
// npm starts it in the folder of the project.
const root = process.cwd();

/** Takes Start Video out of an org, with all its records. */
async function remove(targetOrg: string, yes: boolean): Promise<boolean> {
  const sf = createSf(createRunSf(spawnSf(process.env, root)), targetOrg);
  const org = await sf.display();
  terminal.say(`Start Video will be REMOVED from ${org.instanceUrl} (${org.username}), with its records.\n`);
  const isDone = await runSteps(REMOVAL, { root, sf, org }, terminal, {
    mayBegin: async () => yes || (await terminal.ask(`\nType ${org.id} to delete all this:`))?.trim() === org.id,
  });
  // A later deployment is the first one again.
  if (isDone) createMemory(path.join(root, '.sf/start-video'), org.id).clear();
  return isDone;
}

try {
  const { values } = parseArgs({
    options: { 'target-org': { type: 'string', short: 'o' }, yes: { type: 'boolean', default: false } },
  });
  const { 'target-org': targetOrg, yes } = values;
  if (targetOrg === undefined) throw new SfFailure('org', 'npm run org:remove -- --target-org <alias> [--yes]');
  process.exitCode = (await remove(targetOrg, yes)) ? 0 : 1;
} catch (error) {
  if (!(error instanceof SfFailure)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
