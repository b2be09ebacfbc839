import { parseArgs } from 'node:util';
import { z } from 'zod';

/** What the person who deploys has decided. */
export interface Settings {
  readonly targetOrg: string;
  /** Origin of the middleware, https. */
  readonly middlewareUrl: string;
  /** User name of the integration user. */
  readonly integrationUsername: string;
  /** Tries everything that can be tried, and changes nothing. */
  readonly validateOnly: boolean;
  /** Begins without asking. */
  readonly yes: boolean;
  /** The answer to the question about the security settings of the whole org; undefined: it is asked. */
  readonly securitySettings: boolean | undefined;
  /** Whether the integration user gets `Video Setup Insight`, too. */
  readonly setupInsight: boolean;
  /** Whether force-app came as an installed package version, so that it is not deployed. */
  readonly packageInstalled: boolean;
  /** Deploys also what was deployed unchanged before. */
  readonly again: boolean;
}

/** Thrown with everything that is missing or wrong, before anything is done. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

export const USAGE = `npm run org:deploy -- --target-org <alias> [options]

  --target-org, -o <alias>     the org, as sf org login web --alias <alias> named it
  --middleware-url <origin>    default: MIDDLEWARE_URL, else PUBLIC_URL of .env
  --integration-user <name>    default: INTEGRATION_USERNAME; made if the org has no such user
  --validate-only              tries what can be tried and changes nothing
  --security-settings yes|no   answers the question about the security settings of the whole org
  --setup-insight              gives the integration user Video Setup Insight, too
  --package-installed          force-app came by sf package install: it is not deployed
  --again                      deploys also what was deployed unchanged before
  --yes                        begins without asking`;

const OPTIONS = {
  'target-org': { type: 'string', short: 'o' },
  'middleware-url': { type: 'string' },
  'integration-user': { type: 'string' },
  'validate-only': { type: 'boolean', default: false },
  'security-settings': { type: 'string' },
  'setup-insight': { type: 'boolean', default: false },
  'package-installed': { type: 'boolean', default: false },
  again: { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
} as const;

const settingsSchema = z.object({
  targetOrg: z.string({ error: 'Name the org: --target-org <alias>' }).min(1),
  middlewareUrl: z
    .string({ error: 'Name the middleware: --middleware-url https://…, or MIDDLEWARE_URL' })
    .refine(isHttpsOrigin, 'The address of the middleware is https://host, without a path. Salesforce takes no http.'),
  integrationUsername: z
    .string({ error: 'Name the integration user: --integration-user name@your.company, or INTEGRATION_USERNAME' })
    .regex(
      /^[^\s@'"]+@[^\s@'"]+$/u,
      'The name of the integration user has the form of an e-mail address, without quotes.',
    ),
  securitySettings: z
    .enum(['yes', 'no'], { error: '--security-settings is yes or no' })
    .transform((answer) => answer === 'yes')
    .optional(),
});

/** @throws SettingsError */
export function readSettings(
  parameters: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Settings {
  const values = readOptions(parameters);
  const settings = settingsSchema.safeParse({
    targetOrg: values['target-org'],
    middlewareUrl: values['middleware-url'] ?? env['MIDDLEWARE_URL'] ?? env['PUBLIC_URL'],
    integrationUsername: values['integration-user'] ?? env['INTEGRATION_USERNAME'],
    securitySettings: values['security-settings'],
  });
  if (!settings.success)
    throw new SettingsError([...settings.error.issues.map(({ message }) => message), '', USAGE].join('\n'));
  return {
    ...settings.data,
    securitySettings: settings.data.securitySettings,
    validateOnly: values['validate-only'],
    yes: values.yes,
    setupInsight: values['setup-insight'],
    packageInstalled: values['package-installed'],
    again: values.again,
  };
}

function readOptions(parameters: readonly string[]) {
  try {
    return parseArgs({ args: [...parameters], options: OPTIONS }).values;
  } catch (error) {
    throw new SettingsError(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

function isHttpsOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text && text.startsWith('https://');
}

/** What the replacements of `sfdx-project.json` are filled with. */
export function replacementsOf({ middlewareUrl, integrationUsername }: Settings): Readonly<Record<string, string>> {
  return {
    MIDDLEWARE_URL: middlewareUrl,
    INTEGRATION_USERNAME: integrationUsername,
    // Flows arrive inactive everywhere, and are activated afterwards: production may do no other.
    FLOW_STATUS: '<status>Draft</status>',
  };
}
