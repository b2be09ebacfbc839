import { AppError } from '../errors/app-error.ts';
import type { ErrorCode } from '../errors/error-catalogue.ts';
import { hideKnownWords, type PeerWords } from '../errors/peer-words.ts';
import type { Known } from '../log/hide-known.ts';
import { readRefusalWords, type RefusalWords } from './refusal-words.ts';

/** An answer of 8x8 as it came. */
export interface VideoAnswer {
  readonly status: number;
  readonly text: string;
  readonly retryAfterSeconds: number | undefined;
}

type Words = readonly [code: ErrorCode, detail: string];

const ASK = 'Ask an administrator';
const KEY: Words = ['VIDEO_UNAUTHORIZED', `8x8 refused the API key. ${ASK} to set a valid one.`];
const NUMBER: Words = ['VIDEO_REJECTED', '8x8 does not take this phone number. Check the number on the contact.'];

/** By 8x8's own code; a map, for an object would know `constructor` too. Source: 8x8 Connect, "API error codes", documented for its whole platform. */
const BY_CODE: ReadonlyMap<string, Words> = new Map(
  Object.entries<Words>({
    1000: [
      'VIDEO_REJECTED',
      `8x8 calls something in the request invalid. Try again; if it stays, ${ASK.toLowerCase()} to make a test call (tab Video Setup), which shows what 8x8 says.`,
    ],
    1002: NUMBER,
    3003: NUMBER,
    1009: [
      'VIDEO_REJECTED',
      `8x8 sends no invitation to the country of this number. Start the call by link, or ${ASK.toLowerCase()} to have the country allowed at 8x8.`,
    ],
    1200: KEY,
    1201: [
      'VIDEO_UNAUTHORIZED',
      `The 8x8 API key may not start video calls. ${ASK} to set one that may (8x8 Connect, page API keys).`,
    ],
    1300: [
      'NOT_CONFIGURED',
      `8x8 does not know what the middleware asked for. ${ASK} to check VIDEO_BASE_URL and the 8x8 account.`,
    ],
    2003: ['NOT_CONFIGURED', `The 8x8 account has no Video Interaction. ${ASK} to have it added at 8x8.`],
  }),
);

const WRONG_ADDRESS = `${ASK} to check VIDEO_BASE_URL.`;
const BY_STATUS: Readonly<Record<number, Words>> = {
  404: ['NOT_CONFIGURED', `There is no Video Interaction at the middleware’s address of 8x8. ${WRONG_ADDRESS}`],
  405: ['NOT_CONFIGURED', `There is no Video Interaction at the middleware’s address of 8x8. ${WRONG_ADDRESS}`],
  407: ['NOT_CONFIGURED', `A proxy between the middleware and 8x8 wants a login. ${ASK} to check HTTPS_PROXY.`],
  410: ['NOT_CONFIGURED', `8x8 has ended the address that the middleware calls. ${WRONG_ADDRESS}`],
  426: ['NOT_CONFIGURED', `8x8 wants a newer TLS than the middleware’s connection has. ${WRONG_ADDRESS}`],
};
/** By themselves no verdict on the key: proxies and firewalls say them too, with a page of their own. */
const KEY_STATUS: Readonly<Record<number, Words>> = { 401: KEY, 403: KEY };
const MARKUP = /^\s*</u;
const BARRED: Words = [
  'NOT_CONFIGURED',
  `A web page came in place of 8x8’s answer: a proxy or firewall between the middleware and 8x8 refuses the request. ${ASK} to check HTTPS_PROXY and the firewall.`,
];
// No verdict on what was asked: too late, the wrong machine, locked, too early, too often.
const PASSING_STATUS = new Set([408, 421, 423, 425, 429]);
const REDIRECTED: Words = ['NOT_CONFIGURED', `8x8 sends the middleware to another address. ${WRONG_ADDRESS}`];
const UNAVAILABLE: Words = ['VIDEO_UNAVAILABLE', '8x8 is not available at the moment. Try again in a moment.'];
const WEB_PAGE: Words = [
  'VIDEO_UNAVAILABLE',
  `8x8 answered with a web page in place of a room. Try again in a moment; if it stays, ${ASK.toLowerCase()} to check VIDEO_BASE_URL.`,
];
const NO_TOKEN: Words = [
  'VIDEO_REJECTED',
  '8x8 answered without a token. Try again; if it stays, contact 8x8 support.',
];
const OTHER: Words = [
  'VIDEO_REJECTED',
  `8x8 refused the request. Try again; if it stays, ${ASK.toLowerCase()} to make a test call (tab Video Setup), which shows what 8x8 says.`,
];

/**
 * An answer that is no room: what it means for whoever waits, with 8x8's own words beside.
 *
 * @param sent key and number of the request, which 8x8 may repeat
 */
export function videoRefusal(answer: VideoAnswer, sent: Known): AppError {
  const peer = peerWordsOf(answer);
  const [code, detail] = wordsFor(answer, peer);
  const { retryAfterSeconds } = answer;
  return new AppError(code, detail, {
    peer: hideKnownWords(peer, sent),
    ...(code === 'VIDEO_UNAVAILABLE' && retryAfterSeconds !== undefined ? { retryAfterSeconds } : {}),
  });
}

function wordsFor({ status, text }: VideoAnswer, { code }: PeerWords): Words {
  if (status >= 500 || PASSING_STATUS.has(status)) return UNAVAILABLE;
  const byCode = code === undefined ? undefined : BY_CODE.get(code);
  if (byCode !== undefined) return byCode;
  if (status < 300) return parseJson(text) === undefined && text.trim() !== '' ? WEB_PAGE : NO_TOKEN;
  if (status < 400) return REDIRECTED;
  return BY_STATUS[status] ?? (MARKUP.test(text) ? BARRED : (KEY_STATUS[status] ?? OTHER));
}

function isKnownCode(code: string): boolean {
  return BY_CODE.has(code);
}

function peerWordsOf({ status, text }: VideoAnswer): PeerWords {
  const body = parseJson(text);
  return {
    name: '8x8',
    status,
    ...(body === undefined ? bareWords(status, text) : readRefusalWords(body, isKnownCode)),
  };
}

const TITLE = /<title[^>]{0,200}>([^<]{1,500})/iu;

/** What a body says that is no JSON: a page by its title, which names the proxy that sent it. A spoilt room is no message. */
function bareWords(status: number, text: string): RefusalWords {
  if (status < 400) return {};
  const message = (MARKUP.test(text) ? (TITLE.exec(text)?.[1] ?? '') : text).trim();
  return message === '' ? {} : { message };
}

/** The media type of the answer is documented as `*` only, so the text itself decides. Undefined if it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
