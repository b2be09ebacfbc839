import { z } from 'zod';

export const orderSchema = z.object({ middlewareUrl: z.string(), seed: z.int(), runs: z.int() });
/** What the strangers are to send, and where. */
export type FuzzOrder = z.infer<typeof orderSchema>;

export const reportSchema = z.object({
  problems: z.array(z.string()),
  /** Answers by their status; `closed` for connections that were closed without one. */
  statuses: z.record(z.string(), z.int()),
  /** How long each answer took, milliseconds, the quickest first; and the same for the simplest answer there is. */
  times: z.array(z.number()),
  baseline: z.array(z.number()),
  /** The slowest, in words. */
  slowest: z.array(z.string()),
});
/** What became of it. */
export type FuzzReport = z.infer<typeof reportSchema>;
