const BEARER = /\b(bearer)\s+\S+/giu;
const SECRET_PARAMETER =
  /\b(token|auth_token|access_token|client_secret|verifier|assertion|api[-_]?key|gate[-_]?key)(["']?\s*[=:]\s*["']?)[^\s"'&,}]+/giu;
const GUEST_LINK = /(\/guest\/)[\w-]+/gu;
// Not beside a letter or digit, so that record ids and UUIDs stay readable.
const PHONE_LIKE = /(?<![\w-])[+(]*\d[\d ()./-]{5,}\d(?!\w)/gu;
// Case numbers have eight digits by default and must stay readable; a number with a plus sign is always a phone number.
const MIN_PHONE_DIGITS = 9;

/**
 * Takes secrets, guest links and phone numbers out of a text that came from elsewhere (a vendor's error message)
 * before it enters an error or the log. Phone numbers keep their last two digits.
 */
export function scrub(text: string): string {
  return text
    .replace(BEARER, '$1 [removed]')
    .replace(SECRET_PARAMETER, '$1$2[removed]')
    .replace(GUEST_LINK, '$1[removed]')
    .replace(PHONE_LIKE, (text) => (isPhoneNumber(text) ? `…${text.slice(-2)}` : text));
}

function isPhoneNumber(text: string): boolean {
  if (/^\d{4}-\d{2}-\d{2}/u.test(text)) return false;
  return text.startsWith('+') || text.replace(/\D/gu, '').length >= MIN_PHONE_DIGITS;
}
