import { hideKnown, type Known } from '../log/hide-known.ts';
import { scrub } from '../log/scrub.ts';

/** What a peer itself said of a refusal, for the log and for administrators. */
export interface PeerWords {
  readonly name: 'Salesforce' | '8x8';
  /** HTTP status of its answer. */
  readonly status?: number;
  /** Its own error code. */
  readonly code?: string;
  readonly message?: string;
  /** By which its support finds the refusal. */
  readonly errorId?: string;
}

const LONGEST_CODE = 100;
const LONGEST_MESSAGE = 500;

/** The same without what we sent ourselves. */
export function hideKnownWords({ name, status, code, message, errorId }: PeerWords, known: Known): PeerWords {
  return {
    name,
    ...(status === undefined ? {} : { status }),
    ...(code === undefined ? {} : { code: hideKnown(code, known) }),
    ...(message === undefined ? {} : { message: hideKnown(message, known) }),
    ...(errorId === undefined ? {} : { errorId: hideKnown(errorId, known) }),
  };
}

/** The same without secrets, numbers and excess length. */
export function scrubPeerWords({ name, status, code, message, errorId }: PeerWords): PeerWords {
  return {
    name,
    ...(status === undefined ? {} : { status }),
    ...(code === undefined ? {} : { code: scrub(code, LONGEST_CODE) }),
    ...(message === undefined ? {} : { message: scrub(message, LONGEST_MESSAGE) }),
    ...(errorId === undefined ? {} : { errorId: scrub(errorId, LONGEST_CODE) }),
  };
}

/** As one line for a list: `8x8 said: status 400, code 1002, Invalid number (errorId 41b8…)`. */
export function quotePeer({ name, status, code, message, errorId }: PeerWords): string {
  const said = [
    ...(status === undefined ? [] : [`status ${status}`]),
    ...(code === undefined ? [] : [`code ${code}`]),
    ...(message === undefined ? [] : [message]),
  ];
  return `${name} said: ${said.join(', ') || 'nothing'}${errorId === undefined ? '' : ` (errorId ${errorId})`}`;
}
