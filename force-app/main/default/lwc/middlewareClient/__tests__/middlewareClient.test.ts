import { requestRoom } from 'c/middlewareClient';
import problem from '../../../../../test/data/problem.json';
import room from '../../../../../test/data/room.json';
import { settle } from '../../../../../test/dom';
import { answerFetch, requestBody, toResponse } from '../../../../../test/page';

const MIDDLEWARE = { url: 'https://video.example.com', gateKey: 'test-gate-key' };
const CALL = { sessionId: room.sessionId, proofId: 'a02', verifier: 'v', contactId: '003', caseId: undefined };

function ask(signal = new AbortController().signal): Promise<unknown> {
  return requestRoom(MIDDLEWARE, CALL, signal);
}

/** A server that never answers: the request ends only by its signal. */
function hang(fetchMock: jest.Mock): void {
  fetchMock.mockImplementation(
    (_url: string, { signal }: RequestInit) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => {
          reject(new Error('aborted'));
        });
      }),
  );
}

describe('requestRoom', () => {
  let fetchMock: jest.Mock;

  beforeEach(() => {
    fetchMock = answerFetch();
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('gives the room, with its expiry as a number', async () => {
    expect(await ask()).toEqual({ ...room, expiresAt: Date.parse(room.expiresAt), timing: {} });
  });

  it('tells how long each part of the way took, as the middleware says', async () => {
    const headers = { 'Server-Timing': 'salesforce;dur=120.5, video;desc="8x8";dur=1, storage;dur=3' };
    fetchMock.mockResolvedValue(toResponse({ status: 201, body: room, headers }));
    expect(await ask()).toMatchObject({ timing: { salesforce: 120.5, storage: 3 } });
  });

  it('sends no cookie, follows no redirect, leaves nothing in a cache', async () => {
    await ask();
    const [, init] = fetchMock.mock.calls[0];
    expect(init).toMatchObject({ method: 'POST', credentials: 'omit', redirect: 'error', cache: 'no-store' });
    expect(requestBody(fetchMock, 0)).toEqual({ proofId: 'a02', verifier: 'v', contactId: '003' });
  });

  it('keeps an id from leaving its place in the path', async () => {
    fetchMock.mockResolvedValue(toResponse({ status: 404, body: problem }));
    const call = { ...CALL, sessionId: '../admin?x' };
    await expect(requestRoom(MIDDLEWARE, call, new AbortController().signal)).rejects.toThrow();
    expect(fetchMock.mock.calls[0][0]).toBe('https://video.example.com/v1/video-sessions/..%2Fadmin%3Fx/room');
  });

  it("gives the middleware's own error", async () => {
    fetchMock.mockResolvedValue(toResponse({ status: 503, body: problem }));
    await expect(ask()).rejects.toMatchObject({ code: 'VIDEO_UNAVAILABLE', requestId: 'req-7', retryable: true });
  });

  it('accepts a room without a number, for an invitation by link', async () => {
    fetchMock.mockResolvedValue(toResponse({ status: 201, body: { ...room, phoneNumber: null, invitation: 'Link' } }));
    expect(await ask()).toMatchObject({ phoneNumber: '', invitation: 'Link' });
  });

  it('accepts a room without a link, which 8x8 sends itself', async () => {
    fetchMock.mockResolvedValue(toResponse({ status: 201, body: { ...room, guestLink: null } }));
    expect(await ask()).toMatchObject({ guestLink: '', agentConsoleUrl: room.agentConsoleUrl });
  });

  it.each([
    ['a page of HTML', '<html></html>'],
    ['nothing', ''],
    ['another kind of JSON', '[]'],
    ['no object', 'null'],
    ['a room without its link', { ...room, guestLink: undefined }],
    ['an expiry that is no time', { ...room, expiresAt: 'soon' }],
    ['the room of another session', { ...room, sessionId: 'a01000000000000009' }],
  ])('refuses %s as an unexpected answer', async (_, body) => {
    fetchMock.mockResolvedValue(toResponse({ status: 200, body }));
    await expect(ask()).rejects.toMatchObject({ code: 'UNEXPECTED_ANSWER' });
  });

  it.each([
    'http://console.example.com/?t=1',
    ['javascript', 'alert(1)'].join(':'),
    'data:text/html,hi',
    '//console.example.com',
    '',
  ])('never shows a console at %j', async (agentConsoleUrl) => {
    fetchMock.mockResolvedValue(toResponse({ status: 200, body: { ...room, agentConsoleUrl } }));
    await expect(ask()).rejects.toMatchObject({ code: 'CONSOLE_URL_REFUSED' });
  });

  it('shows a console on this very machine without https', async () => {
    const agentConsoleUrl = 'http://localhost:3002/?token=1';
    fetchMock.mockResolvedValue(toResponse({ status: 200, body: { ...room, agentConsoleUrl } }));
    expect(await ask()).toMatchObject({ agentConsoleUrl });
  });

  it('tells a broken connection from a browser that is offline', async () => {
    fetchMock.mockRejectedValue(new TypeError('Failed to fetch'));
    await expect(ask()).rejects.toMatchObject({ code: 'MIDDLEWARE_UNREACHABLE', retryable: true });
    jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    await expect(ask()).rejects.toMatchObject({ code: 'OFFLINE', retryable: true });
  });

  it('gives up after 25 seconds', async () => {
    hang(fetchMock);
    const deadline = new AbortController();
    const timeout = jest.spyOn(AbortSignal, 'timeout').mockReturnValue(deadline.signal);
    const asked = ask();
    await settle();
    expect(timeout).toHaveBeenCalledWith(25_000);
    deadline.abort();
    await expect(asked).rejects.toMatchObject({ code: 'MIDDLEWARE_TIMEOUT', retryable: true });
  });

  it('ends when the page goes away', async () => {
    hang(fetchMock);
    const page = new AbortController();
    const asked = ask(page.signal);
    page.abort();
    await expect(asked).rejects.toThrow();
  });
});
