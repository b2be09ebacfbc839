import type { Answer } from './person.ts';
import type { System } from './system.ts';

/** Sends a request for a call as a server does. @param key null to send none */
export async function startCall(
  { middlewareUrl }: Pick<System, 'middlewareUrl'>,
  key: string | null,
  body: unknown,
): Promise<Answer> {
  const response = await fetch(`${middlewareUrl}/v1/video-sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization(key) },
    body: JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answer['body'] };
}

export async function readCall(
  { middlewareUrl }: Pick<System, 'middlewareUrl'>,
  key: string | null,
  sessionId: string,
): Promise<Answer> {
  const url = `${middlewareUrl}/v1/video-sessions/${encodeURIComponent(sessionId)}`;
  const response = await fetch(url, { headers: authorization(key) });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answer['body'] };
}

function authorization(key: string | null): Record<string, string> {
  return key === null ? {} : { authorization: `Bearer ${key}` };
}
