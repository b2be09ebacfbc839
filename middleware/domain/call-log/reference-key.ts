// Quotes around a value, and a comma after it, stand in 8x8's own examples.
const SLOPPY_ENDS = /^[\s"'“”„‘’«»]+|[\s"'“”„‘’«»,]+$/gu;

/** A call reference as it is compared: without blanks and quotes around it, in one Unicode form. */
export function plainReference(reference: string): string {
  return reference.normalize('NFC').replace(SLOPPY_ENDS, '');
}

/** The same as it is looked up: without regard to case. What is found is compared by `plainReference` again. */
export function referenceKey(reference: string): string {
  return plainReference(reference).toLowerCase();
}
