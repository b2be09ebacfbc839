import { z } from 'zod';
import type { SalesforceCredentials } from '../salesforce/credentials.ts';
import type { EventEndpoint } from '../salesforce/events/event-source-options.ts';
import type { StoragePlace } from '../storage/open-storage.ts';
import { databaseUrl, refuseDatabase } from './database-url.ts';
import { myDomain } from './my-domain.ts';
import { address, isSafe, videoAddress } from './service-address.ts';
import { trustProxy, type TrustProxy } from './trust-proxy.ts';

export interface Config {
  readonly port: number;
  /** Network interface to listen on; undefined for all. */
  readonly host: string | undefined;
  /** The proxies whose word counts for where a request comes from. */
  readonly trustProxy: TrustProxy;
  /** The origin that proofs are bound to, as browsers see it. */
  readonly publicOrigin: string;
  readonly salesforce: { readonly loginUrl: string; readonly credentials: SalesforceCredentials };
  /** Where the org's events come from. */
  readonly events: EventEndpoint;
  readonly video: {
    readonly baseUrl: string;
    readonly apiKey: string | null;
    /** Requests a second to the reporting API, on average. */
    readonly reportingPerSecond: number;
  };
  readonly storage: { readonly place: StoragePlace; readonly keys: readonly string[] };
  /** Origins admitted beside the org's own Lightning origin. */
  readonly allowedOrigins: readonly string[];
  readonly logLevel: string;
  /** Where metrics are told; null for nowhere. */
  readonly metricsPort: number | null;
}

/** Thrown with everything that is missing or wrong in the environment, a line each, without any value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `The environment is not complete:\n${problems.map((problem) => `  - ${problem}`).join('\n')}\nSee .env.example.`,
    );
    this.problems = problems;
  }
}

/** `host:port` with TLS, as Salesforce names its endpoints; an http:// address of this machine without. */
const eventEndpoint = z.string().transform((text, context): EventEndpoint => {
  const isPlain = text.startsWith('http:');
  const url = URL.parse(isPlain ? text : `https://${text}`);
  if (url !== null && isSafe(url) && url.href === `${url.origin}/`) {
    return { address: `${url.hostname}:${url.port || (isPlain ? '80' : '443')}`, isPlain };
  }
  context.addIssue({ code: 'custom', message: 'must be host:port (or an http:// address of this machine)' });
  return z.NEVER;
});

const present = z.string({ error: 'is missing' }).min(1, 'is empty');
const optional = z
  .string()
  .optional()
  .transform((text) => text?.trim() || null);

const list = z
  .string()
  .optional()
  .transform((text) => text?.split(/[\s,]+/u).filter((entry) => entry !== '') ?? []);

function isKey(text: string): boolean {
  return Buffer.from(text, 'base64').length === 32;
}

const environmentSchema = z.object({
  PORT: z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65535).default(3001),
  HOST: optional,
  TRUST_PROXY: trustProxy,
  PUBLIC_URL: address(),
  SALESFORCE_LOGIN_URL: myDomain,
  SALESFORCE_CLIENT_ID: present,
  SALESFORCE_CLIENT_SECRET: optional,
  SALESFORCE_USERNAME: optional,
  SALESFORCE_JWT_KEY: optional,
  SALESFORCE_EVENTS_ENDPOINT: eventEndpoint.prefault('api.pubsub.salesforce.com:443'),
  VIDEO_BASE_URL: videoAddress.default('https://video-agent.8x8.com'),
  VIDEO_REPORTING_PER_SECOND: z.coerce
    .number({ error: 'must be a number of requests a second' })
    .min(0.05, 'must be at least 0.05')
    .max(100, 'must be at most 100')
    .default(1),
  VIDEO_API_KEY: optional,
  DATABASE_URL: databaseUrl,
  DATABASE_TLS: z.enum(['required', 'off']).default('required'),
  DATA_DIR: z.string().default('data'),
  ENCRYPTION_KEY: list.pipe(
    z
      .array(z.string().refine(isKey, 'must be 32 bytes in base64: make one with `openssl rand -base64 32`'))
      .min(1, 'is missing: make one with `openssl rand -base64 32`'),
  ),
  ALLOWED_ORIGINS: list.pipe(z.array(address())),
  METRICS_PORT: z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65535).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

/** The settings of the process from its environment. @throws ConfigError listing every problem at once */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const result = environmentSchema.safeParse(withoutEmpty(environment));
  const problems = result.success ? [] : result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  const credentials = readCredentials(environment);
  if (credentials === null) {
    problems.push(
      'SALESFORCE_CLIENT_SECRET is missing (or SALESFORCE_USERNAME and SALESFORCE_JWT_KEY for the JWT bearer flow)',
    );
  }
  const databaseProblem = result.success
    ? refuseDatabase(result.data.DATABASE_URL, result.data.DATABASE_TLS)
    : refuseDatabase(environment['DATABASE_URL'], 'required');
  if (databaseProblem !== null) problems.push(`DATABASE_URL ${databaseProblem}`);
  if (!result.success || credentials === null || databaseProblem !== null) throw new ConfigError(problems);
  const values = result.data;
  return {
    port: values.PORT,
    host: values.HOST ?? undefined,
    trustProxy: values.TRUST_PROXY,
    publicOrigin: values.PUBLIC_URL,
    salesforce: { loginUrl: values.SALESFORCE_LOGIN_URL, credentials },
    events: values.SALESFORCE_EVENTS_ENDPOINT,
    video: {
      baseUrl: values.VIDEO_BASE_URL,
      apiKey: values.VIDEO_API_KEY,
      reportingPerSecond: values.VIDEO_REPORTING_PER_SECOND,
    },
    storage: {
      place: values.DATABASE_URL == null ? { directory: values.DATA_DIR } : { databaseUrl: values.DATABASE_URL },
      keys: values.ENCRYPTION_KEY,
    },
    allowedOrigins: values.ALLOWED_ORIGINS,
    logLevel: values.LOG_LEVEL,
    metricsPort: values.METRICS_PORT ?? null,
  };
}

function readCredentials(environment: NodeJS.ProcessEnv): SalesforceCredentials | null {
  const clientId = environment['SALESFORCE_CLIENT_ID'] ?? '';
  const clientSecret = environment['SALESFORCE_CLIENT_SECRET'] ?? '';
  if (clientSecret !== '') return { kind: 'client-credentials', clientId, clientSecret };
  const username = environment['SALESFORCE_USERNAME'] ?? '';
  // A PEM key in one line of a .env file has its line ends written as \n.
  const privateKey = (environment['SALESFORCE_JWT_KEY'] ?? '').replaceAll('\\n', '\n');
  return username === '' || privateKey === '' ? null : { kind: 'jwt', clientId, username, privateKey };
}

/** An empty line of a .env file is a value that nobody set. */
function withoutEmpty(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
}
