import type { SubscriptionReport } from '../domain/event-source.ts';
import type { OrgInspection } from '../domain/org-inspection.ts';
import type { OldBefore, RemovalPass } from '../domain/retention.ts';

export const CHECK_GROUPS = [
  'connection',
  'salesforce',
  'video',
  'calls',
  'people',
  'deliveries',
  'automation',
] as const;
export const CHECK_STATES = ['ok', 'warning', 'error', 'not-applicable'] as const;

export type CheckGroup = (typeof CHECK_GROUPS)[number];
/** error: calls fail, or may at any moment · warning: some do, or something is missing · not-applicable: not looked at. */
export type CheckState = (typeof CHECK_STATES)[number];

/** What a check came to, in words for an administrator. */
export interface Verdict {
  readonly state: CheckState;
  readonly finding: string;
  /** What to do, in the menu words of Salesforce, with the value to paste. */
  readonly remedy?: string;
  /** The single things that were found. */
  readonly items?: readonly string[];
  /** Where to do it: a path in the org. */
  readonly setupPath?: string;
}

export interface Check {
  /** Stable: pages choose their titles by it. */
  readonly id: string;
  readonly group: CheckGroup;
  readonly state: CheckState;
  readonly finding: string;
  readonly remedy: string | null;
  readonly items: readonly string[];
  readonly setupPath: string | null;
}

export interface VideoKeyState {
  readonly source: 'setup' | 'environment' | 'none';
  /** Of the key. */
  readonly lastSix: string | null;
}

export interface VideoKeyProbe {
  state(): Promise<VideoKeyState>;
  /** Asks 8x8 for a token without a room. @throws AppError of the video kind */
  test(): Promise<unknown>;
}

export interface DeliveryState {
  readonly unwritten: number;
  readonly parkedCount: number;
  /** Some of the parked ones. */
  readonly parked: readonly {
    readonly sessionId: string;
    readonly callReference: string | null;
    readonly reason: string;
  }[];
  /** Null while deliveries run; unknown to whoever is not the middleware that delivers. */
  readonly pause: PauseState;
}

export interface CheckedKey {
  readonly lastFour: string;
  readonly lastUsedAt: number | null;
  /** When it ends; null for one that does not. */
  readonly validUntil: number | null;
}

export interface AutomationState {
  /** How receiving events goes; unknown to whoever does not. */
  readonly subscription: Pick<SubscriptionReport, 'state' | 'lastError'> | 'unknown';
  /** Requests of workflows that wait for a room. */
  readonly waiting: number;
  readonly parkedCount: number;
  /** Some of the parked ones. */
  readonly parked: readonly { readonly sessionId: string; readonly reason: string }[];
  /** Keys by which servers and flows start calls at once, the newest first. */
  readonly keys: readonly CheckedKey[];
  /** The key that ended last, if that was within a week and no other has taken its place; null otherwise. */
  readonly endedKey: CheckedKey | null;
  /** When this was looked at, milliseconds since 1970. */
  readonly now: number;
  /** Null while rooms are made; unknown to whoever does not make them. */
  readonly pause: PauseState;
}

/** Until when nothing is done, milliseconds since 1970, and why. */
type PauseState = { readonly reason: string; readonly until: number } | null | 'unknown';

/** Pictures and chats of calls. */
export interface FileChecks {
  readonly state: () => Promise<{ readonly due: number; readonly pause: PauseState }>;
  /** Makes a file and deletes it, and tells why it could not; null for whoever is not asked to write anything. */
  readonly tryOne: (() => Promise<string | null>) | null;
}

/** The removal of what is personal of old calls. */
export interface RemovalChecks {
  /** The pass over all sessions that goes on, or that ended last. */
  readonly last: () => Promise<RemovalPass | null>;
  /** Sessions that still have theirs. */
  readonly countOld: (before: OldBefore) => Promise<number>;
  /** The org's time, milliseconds since 1970. */
  readonly now: () => number;
}

export interface CallLogProbe {
  /** Asks 8x8 for the head of the call log. @throws AppError of the video kind, NOT_CONFIGURED */
  probe(): Promise<{ readonly entries: number }>;
  /** How late outcomes are, how many calls are in doubt, and why nothing is read. */
  state(): Promise<{
    readonly lagSeconds: number;
    readonly doubtCount: number;
    readonly pause: { readonly reason: string; readonly until: number } | null;
  }>;
}

/** What checks look at. */
export interface CheckFacts {
  /** The origin that proofs are bound to. */
  readonly origin: string;
  readonly org: OrgInspection;
  readonly video: VideoKeyProbe;
  readonly callLog: CallLogProbe;
  readonly deliveries: () => Promise<DeliveryState>;
  readonly automation: () => Promise<AutomationState>;
  readonly files: FileChecks;
  readonly removal: RemovalChecks;
  /** How far the machine's clock is ahead of Salesforce's, milliseconds, once Salesforce was asked; null if it did not tell. */
  readonly clockAheadMs: () => number | null;
}

/** One thing to look at; what it throws becomes an error of its own with the reason. */
export interface CheckDefinition {
  readonly id: string;
  readonly group: CheckGroup;
  /** Fields of the settings record on which the verdict depends: before one is saved, the check is asked. */
  readonly settings?: readonly string[];
  readonly run: (facts: CheckFacts) => Verdict | Promise<Verdict>;
}
