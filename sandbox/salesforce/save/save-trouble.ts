import { z } from 'zod';
import { SalesforceError } from '../salesforce-error.ts';

/** A change, or a deletion, that the org refuses, as its automation, an approval or another user would. */
export const troubleSchema = z.strictObject({
  /** Which record; without it all of the object. */
  id: z.string().optional(),
  object: z.string(),
  errorCode: z.string(),
  message: z.string(),
  /** How often; without it until it is taken away. */
  times: z.int().min(1).optional(),
});
export type Trouble = z.infer<typeof troubleSchema>;

/** What an administrator of a real org finds out the hard way: locks, and triggers that fail. */
export class SaveTroubles {
  #troubles: (Trouble & { left: number })[] = [];

  add(trouble: Trouble): void {
    this.#troubles.push({ ...trouble, left: trouble.times ?? Number.POSITIVE_INFINITY });
  }

  clear(): void {
    this.#troubles = [];
  }

  /** @throws SalesforceError in the words of the latest trouble that fits */
  assertNone(object: string, id: string): void {
    const found = this.#troubles.findLast(
      (one) => one.left > 0 && one.object === object && (one.id === undefined || one.id === id),
    );
    if (found === undefined) return;
    found.left -= 1;
    const { errorCode, message } = found;
    throw new SalesforceError(400, [{ errorCode, message, fields: [] }]);
  }
}
