import { toPlainSpelling } from './plain-spelling.ts';

const AUTHORIZATION = /\b(authorization["']?\s{0,9}[=:]\s{0,9}["']?)(?:[a-z]{1,20}\s{1,9})?[^\s"',}]{1,2000}/giu;
const BEARER = /\b(bearer)\s{1,9}\S{1,2000}/giu;
const SECRET_PARAMETER =
  /\b(token|x-token|auth[-_]?token|access[-_]?token|refresh[-_]?token|client[-_]?secret|password|verifier|assertion|api[-_]?key|gate[-_]?key)(["']?\s{0,9}[=:]\s{0,9}["']?)[^\s"'&,}]{1,2000}/giu;
// A session id of Salesforce, and a JSON Web Token.
const TOKEN = /\b(?:00D[A-Za-z0-9]{12,15}![\w.]{1,500}|eyJ[\w-]{5,500}\.[\w.-]{1,1500})/gu;
// What stands behind the host may be a guest link, whatever its path is called.
const WEB_ADDRESS = /(\bhttps?:\/\/[^\s/"'<>?#]{1,255}[/?#])[^\s"'<>]{1,2000}/giu;
const GUEST_LINK = /(\/(?:guest|join|invite|meet)\/)[\w-]{1,500}/gu;
// A UUID, which is left as it is, or what looks like a phone number.
const UUID_OR_PHONE =
  /\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b|(?<![A-Za-z0-9])[+(]{0,3}\d[\d ()./-]{5,30}\d(?![A-Za-z0-9])/giu;
const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/iu;
// Case numbers have eight digits by default and must stay readable; a number with a plus sign is always a phone number.
const MIN_PHONE_DIGITS = 9;
// eslint-disable-next-line no-control-regex -- these are what is looked for: PostgreSQL keeps no text with a zero in it
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/gu;

const LONGEST = 1000;
// A secret that begins before the cut is looked at as a whole.
const OVERLAP = 100;

/**
 * Makes a text that came from elsewhere (a vendor's error message, a name in a request) fit to enter an error or the log:
 * cut to `longest` characters, without secrets, guest links and phone numbers, which keep their last two digits.
 *
 * It is cut before it is searched, and no expression repeats without a bound, so that no text makes the search slow.
 */
export function scrub(text: string, longest = LONGEST): string {
  const scrubbed = redact(text.slice(0, longest + OVERLAP).toWellFormed());
  return scrubbed.length <= longest && text.length <= longest ? scrubbed : `${cut(scrubbed, longest - 1)}…`;
}

/** The search alone: its time grows with the length of the text, and no faster. */
export function redact(text: string): string {
  return toPlainSpelling(text)
    .replace(CONTROL, ' ')
    .replace(AUTHORIZATION, '$1[removed]')
    .replace(BEARER, '$1 [removed]')
    .replace(SECRET_PARAMETER, '$1$2[removed]')
    .replace(TOKEN, '[removed]')
    .replace(WEB_ADDRESS, '$1[removed]')
    .replace(GUEST_LINK, '$1[removed]')
    .replace(UUID_OR_PHONE, (text) => (isPhoneNumber(text) ? `…${text.slice(-2)}` : text));
}

function isPhoneNumber(text: string): boolean {
  if (UUID.test(text) || /^\d{4}-\d{2}-\d{2}/u.test(text)) return false;
  return text.startsWith('+') || text.replace(/\D/gu, '').length >= MIN_PHONE_DIGITS;
}

/** Never within a character of two units. */
function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/u, '');
}
