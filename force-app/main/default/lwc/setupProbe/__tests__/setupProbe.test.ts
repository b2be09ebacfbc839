import { probeMiddleware } from 'c/setupProbe';
import { toResponse } from '../../../../../test/page';

const URL_OF_MIDDLEWARE = 'https://video.example.com';
const HEALTH = { status: 'ok', version: '0.1.0', origin: URL_OF_MIDDLEWARE };

describe('probeMiddleware', () => {
  let fetchMock: jest.Mock;

  beforeEach(() => {
    fetchMock = jest.fn(() => Promise.resolve(toResponse({ status: 200, body: HEALTH })));
    globalThis.fetch = fetchMock as unknown as typeof fetch;
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  function violate(effectiveDirective: string, blockedURI: string): void {
    document.dispatchEvent(
      Object.assign(new CustomEvent('securitypolicyviolation'), { effectiveDirective, blockedURI }),
    );
  }

  it('finds a middleware with its version, and sends it neither cookie nor key', async () => {
    expect(await probeMiddleware(`${URL_OF_MIDDLEWARE}/`)).toEqual({
      finding: 'reachable',
      origin: URL_OF_MIDDLEWARE,
      version: '0.1.0',
      ownOrigin: URL_OF_MIDDLEWARE,
    });
    const [url, init] = fetchMock.mock.calls[0];
    expect(url).toBe(`${URL_OF_MIDDLEWARE}/healthz`);
    expect(init).toMatchObject({ mode: 'cors', credentials: 'omit' });
    expect(init.headers).toBeUndefined();
  });

  it.each([
    ['', 'notAnUrl'],
    ['video.example.com', 'notAnUrl'],
    ['http://video.example.com', 'notHttps'],
    ['https://video.example.com/start-video', 'notAnOrigin'],
    ['https://video.example.com//v1/', 'notAnOrigin'],
    ['https://video.example.com/?tenant=1', 'notAnOrigin'],
    ['https://video.example.com/#setup', 'notAnOrigin'],
    ['https://ines:secret@video.example.com', 'notAnOrigin'],
  ])('takes %j for what it is without asking anybody', async (url, finding) => {
    expect(await probeMiddleware(url)).toMatchObject({ finding });
    expect(fetchMock).not.toHaveBeenCalled();
  });

  it('tells a missing trusted site by the violation, even one reported late', async () => {
    fetchMock.mockImplementation(() => {
      // eslint-disable-next-line @lwc/lwc/no-async-operation -- as late as browsers are
      setTimeout(() => violate('connect-src', `${URL_OF_MIDDLEWARE}/healthz`), 5);
      return Promise.reject(new TypeError('Failed to fetch'));
    });
    expect(await probeMiddleware(URL_OF_MIDDLEWARE)).toMatchObject({ finding: 'notTrusted' });
    expect(fetchMock).toHaveBeenCalledTimes(1);
  });

  it('does not mistake the violation of another address or kind for it', async () => {
    fetchMock.mockImplementation(() => {
      violate('connect-src', 'https://elsewhere.example.com');
      violate('img-src', URL_OF_MIDDLEWARE);
      return Promise.reject(new TypeError('Failed to fetch'));
    });
    expect(await probeMiddleware(URL_OF_MIDDLEWARE)).toMatchObject({ finding: 'unreachable' });
  });

  it('tells a middleware that does not admit this page from one that is not there', async () => {
    fetchMock.mockImplementation(async (_url: string, { mode }: RequestInit) => {
      if (mode === 'cors') {
        throw new TypeError('Failed to fetch');
      }
    });
    expect(await probeMiddleware(URL_OF_MIDDLEWARE)).toMatchObject({ finding: 'corsRefused' });
    fetchMock.mockRejectedValue(new TypeError('Failed to fetch'));
    expect(await probeMiddleware(URL_OF_MIDDLEWARE)).toMatchObject({ finding: 'unreachable' });
  });

  it('tells a browser that is offline', async () => {
    jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    fetchMock.mockRejectedValue(new TypeError('Failed to fetch'));
    expect(await probeMiddleware(URL_OF_MIDDLEWARE)).toMatchObject({ finding: 'offline' });
  });

  it.each([
    ['a page', '<html></html>'],
    ['an older version', { status: 'ok' }],
    ['null', 'null'],
  ])('does not take %s for a middleware', async (_, body) => {
    fetchMock.mockResolvedValue(toResponse({ status: 200, body }));
    expect(await probeMiddleware(URL_OF_MIDDLEWARE)).toMatchObject({ finding: 'notMiddleware' });
  });

  it('tells what a middleware calls itself, if that is another address', async () => {
    const origin = 'https://other.example.com';
    fetchMock.mockResolvedValue(toResponse({ status: 200, body: { ...HEALTH, origin } }));
    expect(await probeMiddleware(URL_OF_MIDDLEWARE)).toMatchObject({ finding: 'otherOrigin', ownOrigin: origin });
  });
});
