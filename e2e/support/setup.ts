import { GATE_KEY, type Answer, type Person } from './person.ts';
import type { System } from './system.ts';

type Where = Pick<System, 'middlewareUrl' | 'org'>;

/** Id of the one settings record. */
export async function settingsIdOf({ org }: Pick<System, 'org'>): Promise<string> {
  const [record] = await org.rows('Video_Settings__c');
  return String(record?.['Id']);
}

export interface TokenWish {
  readonly proof?: { readonly proofId: string; readonly verifier: string };
  readonly settingsId?: string;
  readonly gateKey?: string;
}

/** Asks for a setup token as the page does: a proof for the purpose `setup`, then the exchange. */
export async function askForToken(system: Where, person: Person, wish: TokenWish = {}): Promise<Answer> {
  const proof = wish.proof ?? (await person.createProof({ purpose: 'setup' }));
  const settingsId = wish.settingsId ?? (await settingsIdOf(system));
  const headers = { 'x-gate-key': wish.gateKey ?? GATE_KEY };
  return callSetup(system, 'POST', '/token', { body: { ...proof, settingsId }, headers });
}

/** @throws if no token is given */
export async function openSetup(system: Where, person: Person): Promise<string> {
  const { status, body } = await askForToken(system, person);
  if (status !== 201) throw new Error(`no setup token: ${JSON.stringify(body)}`);
  return String(body['token']);
}

export interface SetupCall {
  readonly token?: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A call below `/v1/setup`. */
export async function callSetup(
  { middlewareUrl }: Pick<System, 'middlewareUrl'>,
  method: string,
  path: string,
  { token, body, headers = {} }: SetupCall = {},
): Promise<Answer> {
  const response = await fetch(`${middlewareUrl}/v1/setup${path}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? {} : (JSON.parse(text) as object as Answer['body']),
  };
}
