import { createMemory } from './run/memory.ts';
import { runProgram } from './run/run-program.ts';
import { runSteps } from './run/run-steps.ts';
import { confirm, terminal } from './run/terminal.ts';
import { readSettings, replacementsOf } from './settings.ts';
import { createRunSf } from './sf/run-sf.ts';
import { createSf } from './sf/sf.ts';
import { spawnSf } from './sf/spawn-sf.ts';
import { allSteps } from './steps/all-steps.ts';

// Usage: npm run org:deploy -- --target-org <alias>
// npm starts it in the folder of the project.
const root = process.cwd();

/** Puts Start Video into an org, step by step. */
async function deploy(): Promise<boolean> {
  const settings = readSettings(process.argv.slice(2), process.env);
  const start = spawnSf({ ...process.env, ...replacementsOf(settings) }, root);
  const sf = createSf(createRunSf(start), settings.targetOrg);
  const org = await sf.display();
  const memory = createMemory(root, org.id);
  terminal.say(`Start Video → ${org.instanceUrl} as ${org.username}\n`);
  const isDone = await runSteps(allSteps(process.env), { root, sf, settings, org, memory }, terminal, {
    validateOnly: settings.validateOnly,
    mayBegin: async () => settings.yes || (await confirm(terminal, '\nGo on?')) === true,
  });
  if (isDone && !settings.validateOnly) for (const line of leftToDo(org.instanceUrl)) terminal.say(line);
  return isDone;
}

/** What no program can do. */
function leftToDo(instanceUrl: string): readonly string[] {
  return [
    '\nLeft to you:',
    '- Setup → Sharing Settings → Edit → Video Proof: switch off Grant Access Using Hierarchies.',
    '- Setup → External Client App Manager → Start Video Middleware → Settings → OAuth Settings: consumer key and secret go to .env. Then npm start, and npm run doctor.',
    `- ${new URL('/lightning/n/Video_Setup', instanceUrl).href} leads through the rest. Agents need the permission set Video Agent.`,
    '- docs/administrators/prove-it.md: what only a real org can show, in 20 minutes.',
  ];
}

await runProgram(deploy);
