import type { CalloutAnswer, FlowCallout } from '../flow/run/flow-host.ts';
import { asScalar, isList, isObject, type FlowValue } from '../flow/run/flow-value.ts';
import type { OrgMetadata } from '../metadata/metadata-types.ts';
import { keyOf, type CredentialVault } from './credential-vault.ts';
import type { ServiceOperation } from './callout-types.ts';

/** Source: Salesforce Help, "External Services": the limit of a synchronous callout. */
const TIMEOUT_MS = 120_000;

export interface CalloutParts {
  readonly metadata: OrgMetadata;
  readonly vault: CredentialVault;
  /** `Credential-Principal` of everything that a person's permission sets allow. */
  principalsOf(userId: string): ReadonlySet<string>;
  /** Whether somebody has Read on the object User External Credentials. */
  mayReadCredentials(userId: string): boolean;
}

/** Refused before anything was sent, or never answered; the message is Salesforce's. */
export class CalloutRefused extends Error {
  override readonly name = 'CalloutRefused';
}

/**
 * Calls an external service as the org does: to the named credential's URL, with the headers of the external credential,
 * and only if the running person may use one of its principals and read User External Credentials, where Salesforce keeps
 * the secrets of named principals too. That a flow runs in system context makes no difference.
 * Source: Salesforce Help, "Enable External Credential Principals", "Enable User External Credentials" and
 * "Permission Concepts for User External Credentials".
 * @throws CalloutRefused
 */
export async function sendCallout(parts: CalloutParts, callout: FlowCallout): Promise<CalloutAnswer> {
  const { operation, inputs } = callout;
  const { url, headers } = authorize(parts, callout);
  const body = inputs.get('body');
  const hasBody = operation.parameters.some((parameter) => parameter.in === 'body') && body !== undefined;
  try {
    const response = await fetch(urlOf(url, operation, inputs), {
      method: operation.method,
      headers: { ...headers, Accept: 'application/json', ...(hasBody ? { 'Content-Type': 'application/json' } : {}) },
      ...(hasBody ? { body: JSON.stringify(toJson(body)) } : {}),
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return { status: response.status, body: await readBody(response) };
  } catch (error) {
    const isLate = error instanceof DOMException && error.name === 'TimeoutError';
    throw new CalloutRefused(isLate ? 'Read timed out' : 'Unable to connect to the external service');
  }
}

function authorize(parts: CalloutParts, { registration, userId }: FlowCallout) {
  const { metadata, vault } = parts;
  const { externalServices, namedCredentials, externalCredentials } = metadata.automation;
  const named = namedCredentials.get(externalServices.get(registration)?.namedCredential ?? '');
  const external = externalCredentials.get(named?.externalCredential ?? '');
  const allowed = parts.principalsOf(userId);
  const principal = external?.principals.find((one) => allowed.has(keyOf(external.name, one)));
  const secret = principal === undefined ? undefined : vault.get(external?.name ?? '', principal);
  if (named === undefined || external === undefined || secret === undefined)
    throw new CalloutRefused(
      `We couldn't access the credential(s). You might not have the required permissions, or the external credential "${external?.name ?? ''}" might not exist.`,
    );
  if (!parts.mayReadCredentials(userId))
    throw new CalloutRefused("You don't have read permissions on the User External Credential object");
  if (!named.isCalloutEnabled)
    throw new CalloutRefused(`The named credential ${named.name} is not enabled for callouts`);
  const headers = external.headers.map(({ name, value }) => [
    name,
    value.replace(/\{!\$Credential\.\w+\.\w+\}/gu, () => secret).replace(/^\{!'|'\}$/gu, ''),
  ]);
  return { url: named.url, headers: Object.fromEntries(headers) as Readonly<Record<string, string>> };
}

function urlOf(base: string, operation: ServiceOperation, inputs: ReadonlyMap<string, FlowValue>): string {
  const textOf = (name: string): string => String(asScalar(inputs.get(name)) ?? '');
  const query = new URLSearchParams();
  for (const parameter of operation.parameters)
    if (parameter.in === 'query' && asScalar(inputs.get(parameter.name)) !== null)
      query.set(parameter.name, textOf(parameter.name));
  const path = operation.path.replace(/\{([^}]+)\}/gu, (_, name: string) => encodeURIComponent(textOf(name)));
  const search = query.size === 0 ? '' : `?${query.toString()}`;
  return `${base}${path}${search}`;
}

/** What was never set is left out. */
function toJson(value: FlowValue): unknown {
  if (isList(value)) return value.map(toJson);
  if (!isObject(value)) return value;
  const set = Object.entries(value.fields).filter(([, one]) => one !== null);
  return Object.fromEntries(set.map(([name, one]) => [name, toJson(one)]));
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  if (!/\bjson\b/u.test(response.headers.get('content-type') ?? '')) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
