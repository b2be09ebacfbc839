import { callMiddleware } from 'c/middlewareClient';
import { VideoError, fromLightning } from 'c/videoErrors';
import { recordProof } from 'c/videoProof';
import { opened, type Opened } from './answers';

export interface SetupConnection {
  /** Address of the middleware without a slash at its end. */
  url: string;
  gateKey: string;
  settingsId: string;
}

/** Holds the setup token, which never leaves this closure. */
export interface TokenSession {
  /** Proves who the user is and gets a token, whether there is one already or not. @throws {VideoError} */
  open(): Promise<Opened>;
  /**
   * Calls with a token. If the middleware does not take it any more, the user is proven anew, once.
   * @throws {VideoError}
   */
  call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<unknown>;
  /**
   * A token that holds for some time yet, for a call that is no part of the setup; undefined if the call goes to another
   * server than the one that gave the token, for it is a credential.
   *
   * @param address where the call goes @throws {VideoError}
   */
  tokenFor(address: string): Promise<string | undefined>;
  /** Ends what is under way and forgets the token. */
  close(): void;
}

/** The middleware takes a token for ten minutes. */
const TOKEN_FRESH_MS = 300_000;

export function createTokenSession(connection: SetupConnection): TokenSession {
  const { url, gateKey, settingsId } = connection;
  const leaving = new AbortController();
  let opening: Promise<Opened> | undefined;
  let openedAt = 0;

  async function prove(): Promise<Opened> {
    const { id: proofId, verifier } = await recordProof('setup', new URL(url).origin).catch((error: unknown) => {
      throw fromLightning(error);
    });
    const call = {
      method: 'POST',
      url: `${url}/v1/setup/token`,
      headers: { 'X-Gate-Key': gateKey },
      body: { proofId, verifier, settingsId },
    } as const;
    const { answer } = await callMiddleware(call, leaving.signal);
    return opened(answer);
  }

  /** Everybody who needs a token at the same time waits for the same proof. */
  function open(): Promise<Opened> {
    const promise = prove();
    opening = promise;
    openedAt = Date.now();
    promise.catch(() => {
      if (opening === promise) {
        opening = undefined;
      }
    });
    return promise;
  }

  async function send(promise: Promise<Opened>, ...[method, path, body]: Parameters<TokenSession['call']>) {
    const { token } = await promise;
    const headers = { Authorization: `Bearer ${token}` };
    const { answer } = await callMiddleware({ method, url: `${url}/v1/setup${path}`, headers, body }, leaving.signal);
    return answer;
  }

  /** A token of the future was got before the computer's time was set back: nobody knows how old it is. */
  function isFresh(): boolean {
    const age = Date.now() - openedAt;
    return age >= 0 && age <= TOKEN_FRESH_MS;
  }

  return {
    open,
    async tokenFor(address) {
      if (new URL(address).origin !== new URL(url).origin) {
        return undefined;
      }
      const { token } = await (opening && isFresh() ? opening : open());
      return token;
    },
    async call(...request) {
      const current = opening;
      try {
        return await send(current ?? open(), ...request);
      } catch (error) {
        if (current === undefined || !isExpired(error)) {
          throw error;
        }
        // Another call may have renewed it meanwhile.
        return await send(opening === undefined || opening === current ? open() : opening, ...request);
      }
    },
    close() {
      leaving.abort();
      opening = undefined;
    },
  };
}

function isExpired(error: unknown): boolean {
  return error instanceof VideoError && error.code === 'UNAUTHORIZED';
}
