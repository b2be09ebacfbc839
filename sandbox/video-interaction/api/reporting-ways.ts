import { z } from 'zod';

/**
 * What 8x8's documentation leaves open about its reports, each to be chosen: nobody may rely on one of them.
 * Times are milliseconds.
 */
export const reportingWays = z.strictObject({
  pageSize: z.int().min(1).max(1000).default(20),
  order: z.enum(['newest', 'oldest']).default('newest'),
  /** How far the days of `from` and `to` are ahead of UTC, minutes. */
  dayZoneMinutes: z.int().min(-720).max(840).default(0),
  /** Whether the day of `to` is left out. */
  exclusiveTo: z.boolean().default(false),
  /** What `CreatedAt` tells: when the room was made, the agent came, or the guest. */
  createdAt: z.enum(['room', 'agent', 'guest']).default('agent'),
  /** The letters of a call that goes on, and of one that ended. */
  letters: z.strictObject({ open: z.string(), finished: z.string() }).default({ open: 'C', finished: 'E' }),
  /** How long after it began, or after it ended, a call is in the log. */
  loggedAfterMs: z.int().min(0).default(0),
  loggedAtEnd: z.boolean().default(false),
  /** Whether no call ever has an end in the log. */
  neverFinished: z.boolean().default(false),
  tokenLifetimeMs: z.int().min(0).nullable().default(null),
  number: z.enum(['digits', 'plus', 'zeros', 'none', 'sloppy']).default('digits'),
  reference: z.enum(['same', 'upper', 'quoted', 'none']).default('same'),
  /** Whether the last page names the first one as the next. */
  loopingCursor: z.boolean().default(false),
});

export type ReportingWays = z.infer<typeof reportingWays>;

export const USUAL_WAYS: ReportingWays = reportingWays.parse({});
