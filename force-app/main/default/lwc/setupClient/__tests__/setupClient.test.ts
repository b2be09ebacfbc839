import { createRecord, refuseRecord, updateRecord } from 'lightning/uiRecordApi';
import {
  CONNECTION,
  PROBLEM,
  createAnswers,
  createClient,
  serveSetup,
  type SetupServer,
} from '../../../../../test/setup';

const UNAUTHORIZED = { ...PROBLEM, code: 'UNAUTHORIZED', retryable: false };

describe('createSetupClient', () => {
  let server: SetupServer;

  beforeEach(() => {
    server = serveSetup();
  });

  afterEach(() => {
    jest.clearAllMocks();
  });

  const tokens = () => server.asked.filter(({ path }) => path === '/token');

  it('proves who the user is, for the setup and nothing else, and buys a token with it', async () => {
    const opened = await createClient().open();
    expect(opened).toMatchObject({ person: { name: 'Ines Carvalho' }, organizationId: '00D000000000001AAA' });
    expect(createRecord).toHaveBeenCalledWith({ apiName: 'Video_Proof__c', fields: {} });
    expect(updateRecord).toHaveBeenCalledWith({
      fields: { Id: tokens()[0]?.body?.proofId, Hash__c: expect.stringMatching(/^[\w-]{43}$/) },
    });
    expect(tokens()[0]).toMatchObject({
      method: 'POST',
      headers: { 'X-Gate-Key': CONNECTION.gateKey },
      body: { settingsId: CONNECTION.settingsId, verifier: expect.stringMatching(/^[\w-]{43}$/) },
    });
  });

  it('calls with the token, which it gets by itself', async () => {
    expect(await createClient().people()).toMatchObject({ isComplete: true });
    expect(server.asked[1]).toMatchObject({
      path: '/people',
      headers: { Authorization: 'Bearer setup-token-1' },
    });
  });

  it('gets one token for all that is asked at the same time', async () => {
    const client = createClient();
    await Promise.all([client.checks(), client.people(), client.audit()]);
    expect(tokens()).toHaveLength(1);
  });

  it('renews an expired token by a new proof, once for all, without telling anybody', async () => {
    const client = createClient();
    await client.open();
    server.answer('POST /token', { ...(createAnswers()['POST /token'] as object), token: 'setup-token-2' });
    server.refuse('GET /people', UNAUTHORIZED, 1);
    server.refuse('GET /audit', UNAUTHORIZED, 1);
    const [people] = await Promise.all([client.people(), client.audit()]);
    expect(people.assigned).toHaveLength(2);
    expect(tokens()).toHaveLength(2);
    expect(server.asked.at(-1)?.headers.Authorization).toBe('Bearer setup-token-2');
  });

  it('lends its token to calls of the same server alone', async () => {
    const client = createClient();
    expect(await client.tokenFor(`${CONNECTION.url}/v1/video-sessions/x/room`)).toBe('setup-token-1');
    expect(await client.tokenFor(CONNECTION.url)).toBe('setup-token-1');
    expect(tokens()).toHaveLength(1);
    const others = ['http://video.example.com', 'https://video.example.com.evil.example', 'https://evil.example'];
    expect(await Promise.all(others.map((url) => client.tokenFor(url)))).toEqual([undefined, undefined, undefined]);
    expect(tokens()).toHaveLength(1);
  });

  it.each([
    ['that ends soon', 400_000],
    ['that came before the time was set back', -5_000],
  ])('lends no token %s', async (_, aheadMs) => {
    const client = createClient();
    await client.open();
    server.answer('POST /token', { ...(createAnswers()['POST /token'] as object), token: 'setup-token-2' });
    const { now } = Date;
    jest.spyOn(Date, 'now').mockImplementation(() => now() + aheadMs);
    expect(await client.tokenFor(CONNECTION.url)).toBe('setup-token-2');
    jest.restoreAllMocks();
  });

  it('gives up if the new token is refused, too', async () => {
    const client = createClient();
    await client.open();
    server.refuse('GET /people', UNAUTHORIZED);
    await expect(client.people()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    expect(tokens()).toHaveLength(2);
  });

  it('takes a refused gate key for what it is', async () => {
    server.refuse('POST /token', UNAUTHORIZED);
    await expect(createClient().people()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    expect(tokens()).toHaveLength(1);
  });

  it('tells that Salesforce did not take the proof, and asks nobody', async () => {
    refuseRecord(403, { message: 'No access' });
    await expect(createClient().open()).rejects.toMatchObject({ code: 'NO_PERMISSION' });
    expect(server.asked).toHaveLength(0);
  });

  it('tries anew after an opening that failed', async () => {
    const client = createClient();
    server.refuse('POST /token', PROBLEM, 1);
    await expect(client.people()).rejects.toMatchObject({ code: 'SALESFORCE_UNAVAILABLE' });
    expect(await client.people()).toMatchObject({ isComplete: true });
  });

  it.each([
    ['a list that is none', 'GET /people', { isComplete: true, assigned: {}, missing: [], reason: null }],
    ['a text that is a number', 'GET /video-key', { source: 'setup', lastSix: 6, baseUrl: 'x' }],
    ['nothing', 'GET /checks', null],
  ])('refuses %s', async (_, call, answer) => {
    server.answer(call, answer);
    const client = createClient();
    const ask = { 'GET /people': client.people, 'GET /video-key': client.videoKey, 'GET /checks': client.checks }[call];
    await expect(ask?.()).rejects.toMatchObject({ code: 'UNEXPECTED_ANSWER' });
  });

  it('keeps what a newer middleware calls by another name out of the way', async () => {
    const checks = createAnswers()['GET /checks'] as { checks: object[] };
    server.answer('GET /checks', { ...checks, checks: [{ ...checks.checks[0], state: 'hopeless' }] });
    expect((await createClient().checks()).checks[0]).toMatchObject({ state: 'warning' });
  });

  it('revokes a key, which is answered by nothing, and lets no id leave its place', async () => {
    await createClient().revokeAutomationKey('../token');
    expect(server.asked.at(-1)).toMatchObject({ method: 'DELETE', path: '/automation-keys/..%2Ftoken' });
  });

  it('ends what is under way when the page goes away', async () => {
    globalThis.fetch = jest.fn((_url, { signal }: RequestInit) => Promise.reject(signal?.reason ?? new Error('no')));
    const client = createClient();
    client.close();
    await expect(client.open()).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
