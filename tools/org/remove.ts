import { parseArgs } from 'node:util';
import { createMemory } from './run/memory.ts';
import { runProgram } from './run/run-program.ts';
import { runSteps } from './run/run-steps.ts';
import { terminal } from './run/terminal.ts';
import { SettingsError } from './settings.ts';
import { createRunSf } from './sf/run-sf.ts';
import { createSf } from './sf/sf.ts';
import { spawnSf } from './sf/spawn-sf.ts';
import { REMOVAL } from './steps/removal.ts';

// Usage: npm run org:remove -- --target-org <alias>
const OPTIONS = {
  'target-org': { type: 'string', short: 'o' },
  yes: { type: 'boolean', default: false },
} as const;
// npm starts it in the folder of the project.
const root = process.cwd();

/** Takes Start Video out of an org, with all its records. */
async function remove(): Promise<boolean> {
  const { 'target-org': targetOrg, yes } = parseArgs({ options: OPTIONS }).values;
  if (targetOrg === undefined) throw new SettingsError('npm run org:remove -- --target-org <alias> [--yes]');
  const sf = createSf(createRunSf(spawnSf(process.env, root)), targetOrg);
  const org = await sf.display();
  terminal.say(`Start Video will be REMOVED from ${org.instanceUrl} (${org.username}), with its records.\n`);
  const isDone = await runSteps(REMOVAL, { root, sf, org }, terminal, {
    mayBegin: async () => yes || (await terminal.ask(`\nType ${org.id} to delete all this:`))?.trim() === org.id,
  });
  // A later deployment is the first one again.
  if (isDone) createMemory(root, org.id).clear();
  return isDone;
}

await runProgram(remove);
