import type { Transport } from 'jsforce/lib/transport.js';
import { z } from 'zod';
import { SalesforceCallError } from './call-error.ts';
import { classifyLogin } from './classify-error.ts';

export interface LoggedIn {
  readonly accessToken: string;
  readonly instanceUrl: string;
  readonly orgId: string;
  readonly userId: string;
}

type HttpResponse = Awaited<ReturnType<Transport['httpRequest']>>;

const PATH = '/services/oauth2/token';
/** `https://login.salesforce.com/id/<org>/<user>`. Source: Salesforce Help, "Identity URLs". */
const IDENTITY = /\/id\/(?<orgId>[A-Za-z0-9]{1,18})\/(?<userId>[A-Za-z0-9]{1,18})$/u;
const answerSchema = z.object({
  access_token: z.string().min(1),
  instance_url: z.url({ protocol: /^https?$/u }),
  id: z.string().regex(IDENTITY),
});
const refusalSchema = z.object({ error: z.string(), error_description: z.string().optional() });

/**
 * Asks for a token. What comes back is looked at before it is used: the token goes to the address that the answer names.
 *
 * @param loginUrl origin of the org's My Domain
 * @param form of the request
 * @throws SalesforceCallError, with codes of ours where the address is not the org's: LOGIN_REDIRECTED,
 *   LOGIN_NOT_UNDERSTOOD, LOGIN_FOREIGN_INSTANCE
 */
export async function logIn(
  transport: Transport,
  loginUrl: string,
  form: Readonly<Record<string, string>>,
): Promise<LoggedIn> {
  const response = await send(transport, loginUrl, form);
  const body = parseJson(response.body);
  const { statusCode } = response;
  if (statusCode >= 300 && statusCode < 400) throw redirected(response);
  if (statusCode >= 400) throw refused(response, body);
  // A maintenance page or a proxy's login page.
  if (body === undefined) {
    const message = `The login was answered with a page of type "${response.headers['content-type'] ?? ''}"`;
    throw new SalesforceCallError({ kind: 'retry', code: 'NOT_JSON', message, status: statusCode });
  }
  const answer = answerSchema.safeParse(body);
  if (!answer.success) {
    const missing = [...new Set(answer.error.issues.map(({ path }) => path.join('.') || 'all'))].join(', ');
    throw wrongAddress('LOGIN_NOT_UNDERSTOOD', `The answer to the login lacks what a token comes with: ${missing}`);
  }
  const { access_token: accessToken, instance_url, id } = answer.data;
  const instanceUrl = new URL(instance_url).origin;
  if (!isSameOrg(loginUrl, instanceUrl)) {
    const host = new URL(instanceUrl).host;
    throw wrongAddress('LOGIN_FOREIGN_INSTANCE', `The login names another org: ${host}. No token was sent there`);
  }
  const { orgId = '', userId = '' } = IDENTITY.exec(id)?.groups ?? {};
  return { accessToken, instanceUrl, orgId, userId };
}

async function send(
  transport: Transport,
  loginUrl: string,
  form: Readonly<Record<string, string>>,
): Promise<HttpResponse> {
  try {
    return await transport.httpRequest({
      method: 'POST',
      url: loginUrl + PATH,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    });
  } catch (error) {
    throw new SalesforceCallError(classifyLogin(error));
  }
}

/** A login of one My Domain is answered for that domain; a sandbox may have moved to its newer form meanwhile. */
function isSameOrg(loginUrl: string, instanceUrl: string): boolean {
  if (loginUrl === instanceUrl) return true;
  const [login, instance] = [new URL(loginUrl), new URL(instanceUrl)];
  const domain = /^(?<name>[a-z0-9-]+)\.(?:[a-z0-9-]+\.)*my\.salesforce\.(?:com|mil)$/u;
  const name = domain.exec(login.hostname)?.groups?.['name'];
  return (
    instance.protocol === 'https:' && name !== undefined && domain.exec(instance.hostname)?.groups?.['name'] === name
  );
}

function redirected({ statusCode, headers }: HttpResponse): SalesforceCallError {
  const to = URL.parse(headers['location'] ?? '')?.host ?? 'another address';
  return wrongAddress('LOGIN_REDIRECTED', `The login address sends us on to ${to} (status ${statusCode})`);
}

function refused({ statusCode, body: text }: HttpResponse, body: unknown): SalesforceCallError {
  const refusal = refusalSchema.safeParse(body);
  const { error, error_description = '' } = refusal.success
    ? refusal.data
    : { error: `ERROR_HTTP_${statusCode}`, error_description: text };
  return new SalesforceCallError({ ...classifyLogin({ name: error, message: error_description }), status: statusCode });
}

/** Not the org's answer: nobody but an administrator can mend that. */
function wrongAddress(code: string, message: string): SalesforceCallError {
  return new SalesforceCallError({ kind: 'auth', code, message });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
