/**
 * Characters that fields of the org hold, by object and field. A test holds the table against the package's metadata.
 * Salesforce refuses a whole write for one value that is longer (STRING_TOO_LONG).
 */
export const FIELD_LENGTHS = {
  'Video_Session__c.Call_Reference__c': 20,
  'Video_Session__c.Guest_Link__c': 255,
  'Video_Session__c.Failure_Code__c': 80,
  'Video_Session__c.Failure_Message__c': 2000,
  'Video_Session__c.Video_Call_Id__c': 50,
  'Video_Session__c.Video_Call_Status__c': 20,
  'Case.Video_Call_Reference__c': 20,
  'Contact.Video_Call_Reference__c': 20,
} as const;

export type FittedField = keyof typeof FIELD_LENGTHS;

export type Fitted = { readonly text: string } | { readonly problem: string };

// Control characters, and halves of characters that stand alone: neither JSON nor a database keeps them as they are.
const BROKEN = /[\p{Cc}\p{Cs}]/u;
const BROKEN_ALL = /[\p{Cc}\p{Cs}]/gu;

/**
 * Fits a value that means something as a whole (a link, a reference) to a field of the org, or says why it does not fit.
 * A text for people is cut by `cutText`.
 */
export function fitText(text: string, field: FittedField): Fitted {
  const longest = FIELD_LENGTHS[field];
  const trimmed = text.trim();
  // Salesforce takes an empty text for none.
  if (trimmed === '') return { problem: 'it is empty' };
  if (BROKEN.test(trimmed)) return { problem: 'it contains characters that are none' };
  if (trimmed.length > longest)
    return { problem: `it has ${trimmed.length} characters and the field holds ${longest}` };
  return { text: trimmed };
}

/** The same for a text for people, which is cut and mended. */
export function cutText(text: string, field: FittedField): string {
  const longest = FIELD_LENGTHS[field];
  const mended = text.replace(BROKEN_ALL, ' ').trim();
  if (mended.length <= longest) return mended;
  // Never within a character of two units.
  return `${mended.slice(0, longest - 1).replace(/[\ud800-\udbff]$/u, '')}…`;
}
