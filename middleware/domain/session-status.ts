/**
 * What this version knows a session to be. What a newer version keeps otherwise is left to that one.
 *
 *   Ready → Active → Completed
 *   Ready → Expired → Completed (found late)
 *   any → Failed (no room could be had), Cancelled (by a person)
 */
export const SESSION_STATUSES = ['Ready', 'Active', 'Completed', 'Expired', 'Failed', 'Cancelled'] as const;

export type KeptStatus = (typeof SESSION_STATUSES)[number];

/** A session that is in one of these goes on: its room may be entered, or a call is under way in it. */
export const GOING_ON = ['Ready', 'Active'] as const satisfies readonly KeptStatus[];

/** What no start of a call puts anything in the place of: a call is under way, or the session is over for good. */
export const NOT_RENEWED = ['Active', 'Completed', 'Cancelled'] as const satisfies readonly KeptStatus[];
