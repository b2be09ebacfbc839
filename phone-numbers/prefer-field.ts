/** What is better to send an SMS to comes first; the others are never preferred. */
const ORDER = ['sms', 'unknown', 'unsure', 'link'];

/**
 * The number to use if nobody chose: the first that gets an SMS, else the first doubtful one, else the first landline.
 * A number that could not be judged (`unknown`, in a page without the library) may get one.
 */
export function preferField<T extends { readonly kind: string }>(judged: readonly T[]): T | undefined {
  return ORDER.flatMap((kind) => judged.find((number) => number.kind === kind) ?? [])[0];
}
