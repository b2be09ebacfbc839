import { randomUUID } from 'node:crypto';

/**
 * The body of a refusal as 8x8 documents it for its whole platform. `timestamp` is the machine's own: 8x8 does not live by
 * the movable clock of the org.
 */
export function errorBody(code: number, message: string) {
  return { code, message, errorId: randomUUID(), timestamp: new Date().toISOString() };
}
