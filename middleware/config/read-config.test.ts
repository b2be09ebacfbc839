import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './read-config.ts';

const KEY = Buffer.alloc(32, 1).toString('base64');
const OLD_KEY = Buffer.alloc(32, 2).toString('base64');
const environment = {
  PUBLIC_URL: 'https://middleware.example.com/',
  SALESFORCE_LOGIN_URL: 'https://acme.my.salesforce.com',
  SALESFORCE_CLIENT_ID: 'client',
  SALESFORCE_CLIENT_SECRET: 's3cret-value',
  ENCRYPTION_KEY: KEY,
};

function problemsOf(changes: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig({ ...environment, ...changes });
    return [];
  } catch (error) {
    return error instanceof ConfigError ? error.problems : ['unexpected'];
  }
}

describe('readConfig', () => {
  it('needs six values and defaults the rest', () => {
    expect(readConfig(environment)).toEqual({
      port: 3001,
      host: undefined,
      trustProxy: 0,
      publicOrigin: 'https://middleware.example.com',
      salesforce: {
        loginUrl: 'https://acme.my.salesforce.com',
        credentials: { kind: 'client-credentials', clientId: 'client', clientSecret: 's3cret-value' },
      },
      events: { address: 'api.pubsub.salesforce.com:443', isPlain: false },
      video: { baseUrl: 'https://video-agent.8x8.com', apiKey: null, reportingPerSecond: 1 },
      storage: { place: { directory: 'data' }, keys: [KEY] },
      allowedOrigins: [],
      logLevel: 'info',
      metricsPort: null,
    });
  });

  it.each([
    ['api.deu.pubsub.salesforce.com:7443', { address: 'api.deu.pubsub.salesforce.com:7443', isPlain: false }],
    ['events.example.com', { address: 'events.example.com:443', isPlain: false }],
    ['http://localhost:3003', { address: 'localhost:3003', isPlain: true }],
  ])('takes %s for the endpoint of events', (SALESFORCE_EVENTS_ENDPOINT, endpoint) => {
    expect(readConfig({ ...environment, SALESFORCE_EVENTS_ENDPOINT }).events).toEqual(endpoint);
  });

  it.each(['http://events.example.com', 'https://events.example.com', 'events.example.com/path', 'user@host:443', ':'])(
    'refuses %s as the endpoint of events',
    (SALESFORCE_EVENTS_ENDPOINT) => {
      expect(problemsOf({ SALESFORCE_EVENTS_ENDPOINT })).toEqual([expect.stringContaining('must be host:port')]);
    },
  );

  it('lists everything that is missing at once', () => {
    expect(() => readConfig({})).toThrow(ConfigError);
    expect(() => readConfig({})).toThrow(
      /PUBLIC_URL is missing[^]*SALESFORCE_LOGIN_URL is missing[^]*SALESFORCE_CLIENT_ID is missing[^]*ENCRYPTION_KEY is missing[^]*SALESFORCE_CLIENT_SECRET is missing/u,
    );
  });

  it('takes empty values for missing ones', () => {
    expect(problemsOf({ PUBLIC_URL: '' })).toEqual(['PUBLIC_URL is missing']);
    expect(problemsOf({ PORT: '' })).toEqual([]);
  });

  it.each(['https://login.salesforce.com', 'https://test.salesforce.com'])('refuses %s with the reason', (url) => {
    expect(problemsOf({ SALESFORCE_LOGIN_URL: url })).toEqual([expect.stringContaining('My Domain')]);
  });

  it.each(['http://middleware.example.com', 'ftp://localhost', 'middleware', 'https://user:pw@host.example'])(
    'refuses the address %s',
    (url) => {
      expect(problemsOf({ VIDEO_BASE_URL: url })).toEqual([expect.stringContaining('VIDEO_BASE_URL must be')]);
    },
  );

  it.each([
    'https://video-agent.8x8.com',
    'https://video-agent.8x8.com/',
    'https://video-agent.8x8.com//',
    'https://video-agent.8x8.com/api/v1/tokens',
    'https://video-agent.8x8.com//api/v1/tokens',
  ])('takes the address of 8x8 as its documentation prints it: %s', (VIDEO_BASE_URL) => {
    expect(readConfig({ ...environment, VIDEO_BASE_URL }).video.baseUrl).toBe('https://video-agent.8x8.com');
  });

  it.each(['VIDEO_BASE_URL', 'PUBLIC_URL', 'ALLOWED_ORIGINS', 'SALESFORCE_LOGIN_URL'])(
    'loses no path in silence: %s',
    (name) => {
      for (const rest of ['/video', '/api/v2', '/?a=b', '/#x', '/api/v1'])
        expect(problemsOf({ [name]: `https://acme.example.com${rest}` })).toEqual([
          expect.stringMatching(/must be an address without a path: https:\/\/acme\.example\.com$/u),
        ]);
    },
  );

  it('takes PostgreSQL for the storage, and a list of keys', () => {
    const changes = {
      DATABASE_URL: 'postgres://db.example/video?sslmode=verify-full',
      ENCRYPTION_KEY: `${KEY}, ${OLD_KEY}`,
    };
    expect(readConfig({ ...environment, ...changes }).storage).toEqual({
      place: { databaseUrl: 'postgres://db.example/video?sslmode=verify-full' },
      keys: [KEY, OLD_KEY],
    });
    expect(problemsOf({ DATABASE_URL: 'mysql://db' })).toEqual([expect.stringContaining('DATABASE_URL must begin')]);
    expect(problemsOf({ ENCRYPTION_KEY: 'c2hvcnQ=' })).toEqual([expect.stringContaining('32 bytes')]);
  });

  it('allows plain http within the machine', () => {
    expect(problemsOf({ VIDEO_BASE_URL: 'http://localhost:3002', ALLOWED_ORIGINS: 'http://127.0.0.1:3000' })).toEqual(
      [],
    );
  });

  it('reads a key for the JWT bearer flow in place of a secret', () => {
    const changes = {
      SALESFORCE_CLIENT_SECRET: '',
      SALESFORCE_USERNAME: 'u@acme.example',
      SALESFORCE_JWT_KEY: 'a\\nb',
    };
    expect(readConfig({ ...environment, ...changes }).salesforce.credentials).toEqual({
      kind: 'jwt',
      clientId: 'client',
      username: 'u@acme.example',
      privateKey: 'a\nb',
    });
  });

  it('repeats no value in its errors', () => {
    expect(() => readConfig({ ...environment, PORT: 's3cret-port', PUBLIC_URL: 'x' })).not.toThrow(/s3cret/u);
  });
});
