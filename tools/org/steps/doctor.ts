import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Finding, Step } from './step.ts';

const NEEDED = ['SALESFORCE_LOGIN_URL', 'SALESFORCE_CLIENT_ID', 'SALESFORCE_CLIENT_SECRET', 'ENCRYPTION_KEY'];

/**
 * Asks the middleware's own checks. They log in as the middleware does, so they need its environment.
 *
 * @param env with what `.env` says
 */
export function createDoctor(env: Readonly<Record<string, string | undefined>>): Step {
  return {
    name: 'doctor',
    purpose: 'Runs npm run doctor: the checks of the middleware, from its own login to each field that it needs.',
    look: ({ org }) => Promise.resolve(judgeEnvironment(env, org.instanceUrl)),
    carryOut: async () => {
      const code = await run(env);
      return code === 0 ? 'All checks passed.' : 'Some checks found something to mend: see above.';
    },
    remedy: () => 'Run it alone: npm run doctor',
  };
}

/**
 * Whether the checks can run for this org.
 *
 * @param instanceUrl of the org that was deployed to
 */
export function judgeEnvironment(env: Readonly<Record<string, string | undefined>>, instanceUrl: string): Finding {
  const has = (name: string): boolean => (env[name] ?? '') !== '';
  const missing = NEEDED.filter(
    (name) => !has(name) && !(name === 'SALESFORCE_CLIENT_SECRET' && has('SALESFORCE_JWT_KEY')),
  );
  if (missing.length > 0)
    return {
      state: 'by hand',
      says: `Enter ${missing.join(', ')} in .env, then run npm run doctor. Key and secret: Setup → External Client App Manager → Start Video Middleware → Settings → OAuth Settings.`,
    };
  const loginUrl = env['SALESFORCE_LOGIN_URL'] ?? '';
  // Checks of another org would say nothing about this one.
  if (!URL.canParse(loginUrl) || new URL(loginUrl).origin !== new URL(instanceUrl).origin)
    return {
      state: 'by hand',
      says: `.env belongs to another org (${loginUrl}). This one is ${instanceUrl}: enter it as SALESFORCE_LOGIN_URL, then run npm run doctor.`,
    };
  return { state: 'due', says: 'The checks will run.' };
}

function run(env: Readonly<Record<string, string | undefined>>): Promise<number | null> {
  const child = spawn(process.execPath, [path.resolve(import.meta.dirname, '../../../middleware/doctor.ts')], {
    env,
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
}
