const RECORD_ID = /^[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?$/u;
const SUFFIX_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/**
 * The 18-character form of a Salesforce record id, or null if the text is no record id.
 * The last three characters encode which of the first 15 are upper case, five a character, so a mistyped id is caught.
 * Source: Salesforce Help, "Compare record IDs" (15-character ids are case-sensitive, 18-character ids are not).
 */
export function toRecordId(text: string): string | null {
  if (!RECORD_ID.test(text)) return null;
  const base = text.slice(0, 15);
  const id = base + idSuffix(base);
  return text.length === 15 || text === id ? id : null;
}

function idSuffix(base: string): string {
  let suffix = '';
  for (let start = 0; start < 15; start += 5) {
    let bits = 0;
    for (let offset = 0; offset < 5; offset += 1) {
      if (/[A-Z]/u.test(base.charAt(start + offset))) bits |= 1 << offset;
    }
    suffix += SUFFIX_ALPHABET.charAt(bits);
  }
  return suffix;
}
