import { parseArgs } from 'node:util';
import { createMemory } from './run/memory.ts';
import { runProgram } from './run/run-program.ts';
import { runSteps } from './run/run-steps.ts';
import { terminal } from './run/terminal.ts';
import { readSettings, replacementsOf } from './settings.ts';
import { createRunSf } from './sf/run-sf.ts';
import { createScratchOrg } from './sf/scratch-org.ts';
import { createSf } from './sf/sf.ts';
import { spawnSf } from './sf/spawn-sf.ts';
import { allSteps } from './steps/all-steps.ts';

// Usage: npm run org:scratch
const OPTIONS = {
  alias: { type: 'string', default: 'start-video' },
  days: { type: 'string', default: '7' },
  'dev-hub': { type: 'string' },
  'middleware-url': { type: 'string' },
} as const;
const SAMPLE_DATA = 'config/sample-data/plan.json';
// npm starts it in the folder of the project.
const root = process.cwd();

/** Makes a scratch org, deploys into it, puts sample contacts and cases there, and opens it. */
async function makeScratchOrg(): Promise<boolean> {
  const { alias, days, 'dev-hub': devHub, 'middleware-url': middlewareUrl } = parseArgs({ options: OPTIONS }).values;
  const url = middlewareUrl === undefined ? [] : ['--middleware-url', middlewareUrl];
  const read = (user: string) =>
    readSettings(
      ['--target-org', alias, '--integration-user', user, '--security-settings', 'yes', '--yes', ...url],
      process.env,
    );
  // What is missing is said before an org is used up.
  read('user@before.the.org');
  terminal.say(`A scratch org ${alias} is made, for ${days} days. This takes minutes.`);
  const orgId = await createScratchOrg(createRunSf(spawnSf(process.env, root)), { alias, days, devHub });
  // Names of users are unique in all of Salesforce.
  const settings = read(`video.integration@${orgId.toLowerCase()}.example`);
  const sf = createSf(createRunSf(spawnSf({ ...process.env, ...replacementsOf(settings) }, root)), alias);
  const org = await sf.display();
  const memory = createMemory(root, org.id);
  const tools = { root, sf, settings, org, memory };
  if (!(await runSteps(allSteps(process.env), tools, terminal, { mayBegin: () => Promise.resolve(true) })))
    return false;
  await sf.assignPermissionSet(['Video_Agent', 'Video_Automation'], org.username);
  await sf.importTree(SAMPLE_DATA);
  terminal.say('\nSample contacts and cases are there. The org opens in the browser.');
  await sf.open('lightning/n/Video_Setup');
  return true;
}

await runProgram(makeScratchOrg);
