import type { SubscriptionReport } from '../domain/event-source.ts';

/** How the work of an instance goes at a moment. Null is what cannot be told, for instance while the storage is away. */
export interface WorkFacts {
  /** Whether nothing new can be kept. */
  readonly isStorageInTrouble: boolean;
  /** Sessions, those that are parked included. */
  readonly unwritten: number | null;
  readonly oldestUnwrittenSeconds: number | null;
  /** Sessions, requests of workflows and files. */
  readonly parked: number | null;
  readonly requestsWaiting: number | null;
  readonly roomsWatched: number | null;
  readonly outcomeLagSeconds: number | null;
  readonly callsInDoubt: number | null;
  /** Calls of others on the same 8x8 account, within a day. */
  readonly foreignCalls: number | null;
  /** Pictures and chats that are to be written. */
  readonly filesDue: number | null;
  readonly events: SubscriptionReport['state'];
  readonly clockAheadSeconds: number | null;
  /** By the kind of work: whether it pauses because of a fault. */
  readonly paused: Readonly<Record<string, boolean>>;
}
