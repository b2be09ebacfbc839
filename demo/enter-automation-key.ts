import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Org } from '../sandbox/salesforce/types.ts';
import { seedIds } from '../sandbox/seeds/index.ts';

const CREDENTIAL = 'Start_Video_Middleware';
const PRINCIPAL = 'Automation';
const tokenSchema = z.object({ token: z.string() });
const keySchema = z.object({ key: z.string() });

/**
 * What an administrator does once, so that flows may call the middleware: makes an automation key on the page Video
 * Setup, with a proof that it is them, and types it in at the external credential.
 *
 * @throws Error if the middleware refuses
 */
export async function enterAutomationKey(org: Org, middlewareUrl: string): Promise<void> {
  const [settings] = org.records.list('Video_Settings__c');
  const verifier = randomBytes(32).toString('base64url');
  const hash = createHash('sha256').update(`start-video/v1|setup|${middlewareUrl}|${verifier}`).digest('base64url');
  const admin = org.asUser(seedIds.users.admin);
  const proofId = admin.insert('Video_Proof__c', {});
  admin.update('Video_Proof__c', proofId, { Hash__c: hash });
  const gateKey = settings?.['Gate_Key__c'];
  const { token } = tokenSchema.parse(
    await post(
      `${middlewareUrl}/v1/setup/token`,
      { proofId, verifier, settingsId: settings?.Id },
      {
        'X-Gate-Key': typeof gateKey === 'string' ? gateKey : '',
      },
    ),
  );
  const { key } = keySchema.parse(
    await post(`${middlewareUrl}/v1/setup/automation-keys`, {}, { Authorization: `Bearer ${token}` }),
  );
  org.flows.credentials.set(CREDENTIAL, PRINCIPAL, key);
}

async function post(url: string, body: object, headers: Readonly<Record<string, string>>): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`No automation key: ${String(response.status)} ${await response.text()}`);
  return response.json();
}
