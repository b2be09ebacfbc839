import { isSafeUrl } from 'c/videoSettings';

/**
 * What stands between this page and the middleware, in the order in which it is found:
 * `notAnUrl`, `notHttps`, `notAnOrigin`: the address itself; `notTrusted`: this org's Content-Security-Policy; `offline`,
 * `unreachable`: the network; `corsRefused`: the middleware answers, but not to pages of this origin;
 * `notMiddleware`: something else answers; `otherOrigin`: it calls itself by another address, to which proofs would
 * have to be bound.
 */
export type ProbeFinding =
  | 'notAnUrl'
  | 'notHttps'
  | 'notAnOrigin'
  | 'notTrusted'
  | 'offline'
  | 'unreachable'
  | 'corsRefused'
  | 'notMiddleware'
  | 'otherOrigin'
  | 'reachable';

export interface Probe {
  finding: ProbeFinding;
  /** Of the address that was tried; empty if it is none. */
  origin: string;
  /** Version of the middleware, where one answered. */
  version: string;
  /** What the middleware calls its own origin. */
  ownOrigin: string;
}

const TIMEOUT_MS = 10_000;
/** The browser reports a violation in a task of its own, which may come after the failed request. */
const REPORT_MS = 50;

/** Tries the way to the middleware as a call would take it, without telling it anything. */
export async function probeMiddleware(url: string): Promise<Probe> {
  const nothing = { origin: '', version: '', ownOrigin: '' };
  if (!URL.canParse(url)) {
    return { ...nothing, finding: 'notAnUrl' };
  }
  const { origin } = new URL(url);
  if (!isSafeUrl(url)) {
    return { ...nothing, origin, finding: 'notHttps' };
  }
  if (hasMoreThanOrigin(url)) {
    return { ...nothing, origin, finding: 'notAnOrigin' };
  }
  const address = `${origin}/healthz`;
  const violations = watchViolations(origin);
  try {
    const response = await request(address, 'cors');
    const { version, ownOrigin } = readHealth(await response.text());
    const isOwn = ownOrigin === origin;
    const finding = ownOrigin === '' ? 'notMiddleware' : isOwn ? 'reachable' : 'otherOrigin';
    return { origin, version, ownOrigin, finding };
  } catch {
    await violations.reported();
    return { ...nothing, origin, finding: violations.found ? 'notTrusted' : await findReason(address) };
  } finally {
    violations.stop();
  }
}

/** Whether an address says more than where the middleware is: it answers at no path, and takes nothing behind it. */
export function hasMoreThanOrigin(url: string): boolean {
  if (!URL.canParse(url)) {
    return false;
  }
  const { pathname, search, hash, username, password } = new URL(url);
  return /[^/]/.test(pathname) || `${search}${hash}${username}${password}` !== '';
}

/** Without CORS the answer stays hidden, but its coming tells that somebody is there. */
async function findReason(address: string): Promise<ProbeFinding> {
  if (!navigator.onLine) {
    return 'offline';
  }
  try {
    await request(address, 'no-cors');
    return 'corsRefused';
  } catch {
    return 'unreachable';
  }
}

function request(address: string, mode: 'cors' | 'no-cors'): Promise<Response> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  return fetch(address, { mode, cache: 'no-store', credentials: 'omit', redirect: 'follow', signal });
}

function readHealth(content: string): { version: string; ownOrigin: string } {
  try {
    const health = JSON.parse(content) as { status?: unknown; version?: unknown; origin?: unknown } | null;
    if (health?.status === 'ok' && typeof health.version === 'string' && typeof health.origin === 'string') {
      return { version: health.version, ownOrigin: health.origin };
    }
  } catch {
    // A page of something else.
  }
  return { version: '', ownOrigin: '' };
}

interface Violations {
  readonly found: boolean;
  /** Waits as long as the browser may need to report one. */
  reported(): Promise<void>;
  stop(): void;
}

/** Source: W3C, "Content Security Policy Level 3", section 5.1 (`securitypolicyviolation`). */
function watchViolations(origin: string): Violations {
  let found = false;
  const listen = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent) => {
    found ||= effectiveDirective === 'connect-src' && blockedURI.startsWith(origin);
  };
  document.addEventListener('securitypolicyviolation', listen);
  return {
    get found() {
      return found;
    },
    reported: () =>
      new Promise((resolve) => {
        // eslint-disable-next-line @lwc/lwc/no-async-operation -- ends by itself
        setTimeout(resolve, REPORT_MS);
      }),
    stop: () => {
      document.removeEventListener('securitypolicyviolation', listen);
    },
  };
}
