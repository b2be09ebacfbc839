import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { StartSf } from '../sf/run-sf.ts';
import { parseSf, parseValues, UsageError, type Parsed } from './sf-flags.ts';
import type { DeployedOrg } from './stand-in-org.ts';

export interface StandInOptions {
  readonly orgUrl: string;
  /** Access token of the administrator who is logged in. */
  readonly token: string;
  readonly username: string;
  readonly orgId: string;
  readonly deployed: DeployedOrg;
  /** What the program gave its child, for the replacements. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Told of every command. */
  readonly onCommand: (parameters: readonly string[]) => void;
}

/** Refused by the org or the command line. */
class Refusal extends Error {
  readonly result: unknown;

  constructor(message: string, result?: unknown) {
    super(message);
    this.result = result;
  }
}

const rowsSchema = z.object({ records: z.array(z.object({ Id: z.string().optional() }).loose()) });
const errorsSchema = z.array(z.object({ message: z.string(), errorCode: z.string() }));

/**
 * In place of the Salesforce command line: takes its arguments and no others, and talks REST to an org over a socket. What
 * was not deployed is not there for it.
 */
export function createStandIn(options: StandInOptions): StartSf {
  return async (parameters) => {
    options.onCommand(parameters);
    try {
      const result = await run(parseSf(parameters), options);
      return { code: 0, output: JSON.stringify({ status: 0, result, warnings: [] }) };
    } catch (error) {
      if (!(error instanceof Refusal || error instanceof UsageError)) throw error;
      const result = error instanceof Refusal ? error.result : undefined;
      const answer = { name: error.constructor.name, message: error.message, exitCode: 1, status: 1, result };
      return { code: 1, output: JSON.stringify(answer) };
    }
  };
}

async function run(parsed: Parsed, options: StandInOptions): Promise<unknown> {
  const target = parsed.one('target-org');
  if (target !== undefined && target !== 'acme') throw new Refusal('No authorization information found for this org.');
  const object = parsed.one('sobject') ?? '';
  const id = parsed.one('record-id') ?? '';
  const sobjects = parsed.has('use-tooling-api') ? '/tooling/sobjects' : '/sobjects';
  switch (parsed.command) {
    case 'org display':
      return { id: options.orgId, instanceUrl: options.orgUrl, username: options.username, accessToken: 'hidden' };
    case 'data query':
      return query(options, parsed.one('query') ?? '', parsed.has('use-tooling-api'));
    case 'data create record':
      return call(options, 'POST', `${sobjects}/${object}`, parseValues(parsed.one('values') ?? ''));
    case 'data update record':
      return call(options, 'PATCH', `${sobjects}/${object}/${id}`, parseValues(parsed.one('values') ?? ''));
    case 'data delete record':
      return call(options, 'DELETE', `${sobjects}/${object}/${id}`);
    case 'org assign permset':
      return assign(options, parsed, 'PermissionSet', 'PermissionSetAssignment', 'Name');
    case 'org assign permsetlicense':
      return assign(options, parsed, 'PermissionSetLicense', 'PermissionSetLicenseAssign', 'DeveloperName');
    case 'project deploy start':
      return parsed.has('manifest') ? remove(options, parsed) : deploy(options, parsed);
    case 'project generate manifest':
      options.deployed.list(parsed.one('source-dir') ?? '', parsed.one('output-dir') ?? '');
      return { name: 'destructiveChanges.xml' };
    default:
      throw new Refusal(`The stand-in does not know ${parsed.command}.`);
  }
}

async function call(options: StandInOptions, method: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(`${options.orgUrl}/services/data/v66.0${path}`, {
    method,
    headers: { authorization: `Bearer ${options.token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const answer: unknown = text === '' ? undefined : JSON.parse(text);
  if (response.ok) return answer;
  const [error] = errorsSchema.parse(answer);
  throw new Refusal(`${error?.errorCode ?? ''}: ${error?.message ?? ''}`);
}

async function query(options: StandInOptions, soql: string, isTooling: boolean): Promise<z.infer<typeof rowsSchema>> {
  if (soql.includes('FROM FlowDefinition') && !options.deployed.holds('force-app')) return { records: [] };
  const path = `${isTooling ? '/tooling' : ''}/query?q=${encodeURIComponent(soql)}`;
  return rowsSchema.parse(await call(options, 'GET', path));
}

async function assign(
  options: StandInOptions,
  parsed: Parsed,
  object: string,
  assignment: string,
  field: string,
): Promise<unknown> {
  const [user] = (
    await query(options, `SELECT Id FROM User WHERE Username = '${parsed.one('on-behalf-of') ?? ''}'`, false)
  ).records;
  const failures: { name: string; message: string }[] = [];
  for (const name of parsed.all('name')) {
    const isThere = object !== 'PermissionSet' || options.deployed.holds('force-app');
    const [row] = isThere
      ? (await query(options, `SELECT Id FROM ${object} WHERE ${field} = '${name}'`, false)).records
      : [];
    try {
      if (row === undefined) throw new Refusal(`${object} not found: ${name}`);
      await call(options, 'POST', `/sobjects/${assignment}`, { AssigneeId: user?.Id, [`${object}Id`]: row.Id });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      failures.push({ name: parsed.one('on-behalf-of') ?? '', message: error.message });
    }
  }
  if (failures.length > 0) throw new Refusal('Not assigned', { successes: [], failures });
  return { successes: [], failures };
}

async function deploy({ deployed, env }: StandInOptions, parsed: Parsed): Promise<unknown> {
  for (const name of ['MIDDLEWARE_URL', 'INTEGRATION_USERNAME'])
    if (env[name] === undefined) throw new Refusal(`"${name}" is in sfdx-project.json, but it's not set.`);
  const componentFailures = await deployed.deploy(parsed.all('source-dir'), env, { dryRun: parsed.has('dry-run') });
  if (componentFailures.length > 0) throw new Refusal('Failed to deploy', { details: { componentFailures } });
  return { status: 'Succeeded' };
}

/** Deletes what the list names, unless something of it is in use. */
async function remove(options: StandInOptions, parsed: Parsed): Promise<unknown> {
  if (!parsed.has('post-destructive-changes')) throw new Refusal('No components in manifest');
  const list = readFileSync(parsed.one('post-destructive-changes') ?? '', 'utf8');
  const used = async (object: string, where: string, isTooling: boolean): Promise<boolean> =>
    (await query(options, `SELECT Id FROM ${object} WHERE ${where}`, isTooling)).records.length > 0;
  const problems = [
    ...(/<name>Settings<|<members>(?:Case|Contact)</u.test(list) ? ['cannot be deleted'] : []),
    ...(list.includes('Video_Session__c') && (await used('FlowDefinition', "DeveloperName LIKE 'Video%'", true))
      ? ['referenced by a flow']
      : []),
    ...(list.includes('<name>PermissionSet<') &&
    (await used('PermissionSetAssignment', "PermissionSet.Name LIKE 'Video%'", false))
      ? ['assigned to users']
      : []),
  ];
  const componentFailures = problems.map((problem) => ({ componentType: '', fullName: 'package', problem }));
  if (componentFailures.length > 0) throw new Refusal('Failed to deploy', { details: { componentFailures } });
  if (list.includes('Video_Session__c')) options.deployed.forget();
  return { status: 'Succeeded' };
}
