import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedIds } from '../../seeds/index.ts';
import { copyPackage, createTestOrg, type PackageCopy } from '../../test-support/test-org.ts';
import { serveOrg, type ServedOrg } from '../rest/fixtures/serve-org.ts';

const { users } = seedIds;
const DATA = '/services/data/v66.0/tooling';
const LATEST =
  'SELECT Id, DeveloperName, ActiveVersion.VersionNumber, LatestVersion.VersionNumber FROM FlowDefinition ORDER BY DeveloperName';

interface Definition {
  readonly Id: string;
  readonly DeveloperName: string;
  readonly ActiveVersion: { readonly VersionNumber: number } | null;
  readonly LatestVersion: { readonly VersionNumber: number };
}

let copy: PackageCopy;
let served: ServedOrg;
beforeAll(async () => {
  copy = copyPackage();
  copy.edit('sandbox-project.json', (text) => text.replace('{', '{ "production": true,'));
  served = await serveOrg(createTestOrg({ project: copy.project }));
});
afterAll(async () => {
  await served.close();
  copy.dispose();
});

async function call(method: string, path: string, body?: object, userId: string = users.admin) {
  const response = await fetch(served.url + DATA + path, {
    method,
    headers: { authorization: `Bearer ${served.tokens.issue(userId)}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
}

const definitions = async (): Promise<Definition[]> => {
  const { body } = await call('GET', `/query?q=${encodeURIComponent(LATEST)}`);
  return (body as { records: Definition[] }).records;
};
const idOf = async (name: string): Promise<string> =>
  (await definitions()).find(({ DeveloperName }) => DeveloperName === name)?.Id ?? '';
const activate = async (name: string, activeVersionNumber: number, userId?: string) =>
  call('PATCH', `/sobjects/FlowDefinition/${await idOf(name)}`, { Metadata: { activeVersionNumber } }, userId);
const activeNames = async (): Promise<string[]> =>
  (await definitions()).filter(({ ActiveVersion }) => ActiveVersion !== null).map(({ DeveloperName }) => DeveloperName);

describe('flows of a production org over the Tooling API', () => {
  it('arrive inactive, and each has its version', async () => {
    expect(await activeNames()).toEqual([]);
    expect((await definitions()).map(({ LatestVersion }) => LatestVersion.VersionNumber)).toContain(1);
  });

  it('are activated by their version, subflows first, by whoever manages flows', async () => {
    expect(await activate('Video_Room_Ready', 1)).toMatchObject({
      status: 400,
      body: [{ message: expect.stringContaining('Video_Notify_Case_Owner') }],
    });
    expect((await activate('Video_Notify_Case_Owner', 1, users.integration)).status).toBe(403);
    expect((await activate('Video_Notify_Case_Owner', 2)).status).toBe(400);
    expect((await activate('Video_Notify_Case_Owner', 1)).status).toBe(204);
    expect((await activate('Video_Room_Ready', 1)).status).toBe(204);
    expect(await activeNames()).toEqual(['Video_Notify_Case_Owner', 'Video_Room_Ready']);
    expect((await call('GET', `/sobjects/FlowDefinition/${await idOf('Video_Room_Ready')}`)).body).toMatchObject({
      Metadata: { activeVersionNumber: 1 },
    });
  });

  it('are deleted version by version, and never while they run', async () => {
    await activate('Video_Room_Failed', 0);
    const { body } = await call(
      'GET',
      `/query?q=${encodeURIComponent("SELECT Id, Status FROM Flow WHERE Definition.DeveloperName = 'Video_Notify_Case_Owner'")}`,
    );
    const [version] = (body as { records: { Id: string }[] }).records;
    expect((await call('DELETE', `/sobjects/Flow/${version?.Id ?? ''}`)).body).toMatchObject([
      { errorCode: 'DELETE_FAILED' },
    ]);
    await activate('Video_Notify_Case_Owner', 0);
    expect((await call('DELETE', `/sobjects/Flow/${version?.Id ?? ''}`)).status).toBe(204);
    expect(await idOf('Video_Notify_Case_Owner')).toBe('');
  });
});

describe('a production org that deploys flows as active', () => {
  it('refuses a package without Apex tests, unless its flows come as drafts', () => {
    copy.edit('sandbox-project.json', (text) => text.replace('"production": true', '"production": "active flows"'));
    expect(() => createTestOrg({ project: copy.project })).toThrow(/Video_Room_Ready.*Flow test coverage/u);
    const environment = { FLOW_STATUS: '<status>Draft</status>' };
    const org = createTestOrg({ project: copy.project, environment });
    expect(org.flows.isActive('Video_Room_Ready')).toBe(false);
  });
});
