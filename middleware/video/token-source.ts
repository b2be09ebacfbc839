import type { Dispatcher } from 'undici';
import { AppError } from '../errors/app-error.ts';
import type { Clock } from '../time/clock.ts';
import type { ApiKeySource } from './api-key-source.ts';
import { postTokens, WITHOUT_ROOM } from './post-tokens.ts';

export interface TokenOptions {
  readonly baseUrl: string;
  readonly apiKeys: ApiKeySource;
  readonly deadlineMs: number;
  readonly clock: Clock;
  readonly dispatcher: Dispatcher;
}

export interface TokenSource {
  /** A token without a room. @throws AppError like an order of a room */
  current(): Promise<string>;
  /** Forgets a token that was refused. */
  drop(token: string): void;
}

/** Keeps one token for reading reports, in memory only. How long it lives is not documented. */
export function createTokenSource(options: TokenOptions): TokenSource {
  let known: { readonly token: string; readonly apiKey: string } | null = null;
  let fetching: Promise<string> | undefined;

  async function fetchToken(apiKey: string): Promise<string> {
    const { authToken } = await postTokens(options, options.dispatcher, apiKey, WITHOUT_ROOM);
    known = { token: authToken, apiKey };
    return authToken;
  }

  return {
    current: async () => {
      const apiKey = await options.apiKeys.current();
      if (apiKey === null) throw new AppError('NOT_CONFIGURED', 'The middleware has no 8x8 API key.');
      // The token of another key may be another account's.
      if (known?.apiKey === apiKey) return known.token;
      fetching ??= fetchToken(apiKey).finally(() => {
        fetching = undefined;
      });
      return fetching;
    },
    drop: (token) => {
      if (known?.token === token) known = null;
    },
  };
}
