import { randomBytes } from 'node:crypto';
import type { Clock } from '../../core/clock.ts';

interface Session {
  readonly userId: string;
  expiresAt: number;
}

/** Two hours without a call: the default of Setup → Session Settings. */
const DEFAULT_LIFETIME_MS = 2 * 60 * 60 * 1000;

/** Access tokens, which are session ids: those of OAuth and those of a page's cookie are the same thing. */
export class TokenStore {
  readonly #clock: Clock;
  readonly #organizationId: string;
  readonly #lifetimeMs: number;
  readonly #sessions = new Map<string, Session>();

  constructor(clock: Clock, organizationId: string, lifetimeMs = DEFAULT_LIFETIME_MS) {
    this.#clock = clock;
    this.#organizationId = organizationId;
    this.#lifetimeMs = lifetimeMs;
  }

  /** A new token in Salesforce's form: the org's id, an exclamation mark, the secret. */
  issue(userId: string): string {
    const token = `${this.#organizationId.slice(0, 15)}!AQ${randomBytes(48).toString('base64url')}`;
    this.#sessions.set(token, { userId, expiresAt: this.#clock.now() + this.#lifetimeMs });
    return token;
  }

  /** Whose token this is, or undefined if it is unknown, revoked or expired. Each use prolongs it. */
  use(token: string): string | undefined {
    const session = this.#sessions.get(token);
    const now = this.#clock.now();
    if (session === undefined || session.expiresAt <= now) return undefined;
    session.expiresAt = now + this.#lifetimeMs;
    return session.userId;
  }

  /** Whether the token is good, without using it. */
  isValid(token: string): boolean {
    return (this.#sessions.get(token)?.expiresAt ?? 0) > this.#clock.now();
  }

  /** Returns whether the token was known. */
  revoke(token: string): boolean {
    return this.#sessions.delete(token);
  }

  revokeOf(userId: string): void {
    for (const [token, session] of this.#sessions) {
      if (session.userId === userId) this.#sessions.delete(token);
    }
  }

  revokeAll(): void {
    this.#sessions.clear();
  }
}
