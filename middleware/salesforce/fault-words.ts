import type { ErrorCode } from '../errors/error-catalogue.ts';
import type { SalesforceFault } from './classify-error.ts';

export interface FaultWords {
  readonly code: ErrorCode;
  /** For the person who waits: what happened and what to do. */
  readonly detail: string;
  readonly retryAfterSeconds?: number;
}

const SOON_S = 5;
const BUSY_S = 30;
const LATER_S = 300;
const CHECKS = 'Ask an administrator to look at the checks (tab Video Setup).';

const UNAVAILABLE_CODES = new Set([
  'SERVER_UNAVAILABLE',
  'SERVICE_NOT_AVAILABLE',
  'FUNCTIONALITY_TEMPORARILY_UNAVAILABLE',
  'INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE',
]);

interface Family {
  readonly fits: (fault: SalesforceFault) => boolean;
  readonly words: (fault: SalesforceFault) => FaultWords;
}

const unavailable = (detail: string, retryAfterSeconds: number): FaultWords => ({
  code: 'SALESFORCE_UNAVAILABLE',
  detail,
  retryAfterSeconds,
});
const notConfigured = (detail: string): FaultWords => ({ code: 'NOT_CONFIGURED', detail });

/** `INVALID_SESSION_ID` and the like: whatever Salesforce calls it, in any case of letters. */
const codeIs =
  (...codes: readonly string[]) =>
  ({ code }: SalesforceFault): boolean =>
    codes.includes(code.toUpperCase());

/**
 * What a refusal of Salesforce means for somebody who waits, and what to do: the first family that fits. Codes: REST API
 * Developer Guide, "Status Codes and Error Responses", and Salesforce Help, "OAuth 2.0 Errors".
 */
const FAMILIES: readonly Family[] = [
  {
    fits: ({ kind }) => kind === 'limit',
    words: () =>
      unavailable(
        'The org has used up its API calls of the last 24 hours. Try again in some minutes, for some come back every hour. ' +
          'If it stays, ask an administrator to find out what uses them (Setup → Company Information → API Requests).',
        LATER_S,
      ),
  },
  {
    fits: codeIs('REQUEST_LIMIT_EXCEEDED'),
    words: () =>
      unavailable(
        'Too many long requests run in this org at once. Try again in half a minute; if it stays, ask an administrator to find out which integration makes them.',
        BUSY_S,
      ),
  },
  {
    fits: codeIs('LOGIN_REDIRECTED', 'LOGIN_NOT_UNDERSTOOD', 'LOGIN_FOREIGN_INSTANCE'),
    words: () =>
      notConfigured(
        'The middleware’s login address is not the My Domain of the org. Ask an administrator to correct SALESFORCE_LOGIN_URL.',
      ),
  },
  {
    fits: codeIs('INACTIVE_USER', 'USER_LOCKED_OUT', 'INVALID_OPERATION_WITH_EXPIRED_PASSWORD'),
    words: () =>
      notConfigured(
        'The middleware’s integration user is inactive or locked in Salesforce. Ask an administrator to activate it (Setup → Users).',
      ),
  },
  {
    fits: codeIs('INVALID_SESSION_ID', 'INVALID_AUTH_HEADER', 'TOKEN_REJECTED', 'ERROR_HTTP_401'),
    words: () =>
      notConfigured(
        'Salesforce does not accept the session that it gave the middleware. Ask an administrator to check the integration user and the policies of the external client app.',
      ),
  },
  {
    fits: codeIs('API_DISABLED_FOR_ORG', 'API_CURRENTLY_DISABLED'),
    words: () =>
      notConfigured(
        'The API is switched off for the middleware’s user. Ask an administrator to assign the permission set Video Integration.',
      ),
  },
  {
    fits: codeIs('ERROR_HTTP_403'),
    words: () =>
      notConfigured(
        'Something between the middleware and Salesforce, a proxy or a firewall, refuses its requests. Ask an administrator to check HTTPS_PROXY and the firewall.',
      ),
  },
  {
    fits: codeIs('ERROR_HTTP_407'),
    words: () =>
      notConfigured(
        'A proxy between the middleware and Salesforce wants a login. Ask an administrator to check HTTPS_PROXY.',
      ),
  },
  {
    fits: codeIs('ERROR_HTTP_413', 'ERROR_HTTP_414', 'ERROR_HTTP_431', 'REQUEST_ENTITY_TOO_LARGE'),
    words: () =>
      notConfigured(
        'Something between the middleware and Salesforce does not let requests of this size pass. Ask an administrator to raise the limits of the proxy.',
      ),
  },
  {
    fits: ({ kind }) => kind === 'auth',
    words: () =>
      notConfigured(
        'Salesforce refused the middleware’s own login. Ask an administrator to check the external client app and its run-as user.',
      ),
  },
  {
    fits: ({ kind }) => kind === 'permanent',
    words: () => notConfigured(`Salesforce refused what the middleware asked it. ${CHECKS}`),
  },
  {
    fits: ({ retryAfterMs }) => retryAfterMs !== undefined,
    words: ({ retryAfterMs = 0 }) =>
      unavailable(
        `Salesforce is busy and asks to wait. Try again in ${Math.ceil(retryAfterMs / 1000)} seconds.`,
        Math.ceil(retryAfterMs / 1000),
      ),
  },
  {
    fits: ({ code, status }) =>
      code === 'NOT_JSON' || UNAVAILABLE_CODES.has(code.toUpperCase()) || status === 502 || status === 503,
    words: () =>
      unavailable(
        'Salesforce is under maintenance or overloaded. Try again in a moment; status.salesforce.com tells how long it takes.',
        SOON_S,
      ),
  },
];

export function wordsFor(fault: SalesforceFault): FaultWords {
  const family = FAMILIES.find(({ fits }) => fits(fault));
  return (
    family?.words(fault) ?? unavailable('Salesforce did not answer the middleware. Try again in a moment.', SOON_S)
  );
}
