const ROOT = '/services/data/v66.0';

/** A refusal as Lightning Data Service hands it to components. */
export interface FetchResponse {
  readonly ok: boolean;
  readonly status: number;
  readonly statusText: string;
  readonly body: unknown;
}

/** Calls the UI API with the page's session. @throws FetchResponse, or an Error where nobody answered */
export function callUiApi<T>(
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<T> {
  return call(method, `/ui-api${path}`, body, headers);
}

/** Calls the Connect API in the same way: notifications, and the screens of flows. */
export function callConnect<T>(method: string, path: string, body?: unknown): Promise<T> {
  return call(method, `/connect${path}`, body);
}

async function call<T>(
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<T> {
  const response = await fetch(ROOT + path, {
    method,
    headers: body === undefined ? headers : { 'Content-Type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => {
    // The words of Lightning where the network is gone.
    throw new Error('Disconnected or Canceled');
  });
  const text = await response.text().catch(() => {
    throw new Error('Disconnected or Canceled');
  });
  const answer = parse(text);
  if (response.ok) return answer as T;
  const { ok, status, statusText } = response;
  throw freeze<FetchResponse>({ ok, status, statusText, body: answer });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** What wires hand out belongs to the cache: nobody may change it. */
export function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}
