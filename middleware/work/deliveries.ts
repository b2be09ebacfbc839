import type { Deliveries, ParkedDelivery, RecentDelivery } from '../domain/deliveries.ts';
import type { Storage, StoredSession } from '../storage/storage.ts';
import type { Clock } from '../time/clock.ts';
import type { WriteBack } from './write-back.ts';

/** Deliveries over what the storage keeps and the write-back does. */
export function createDeliveries(
  storage: Storage,
  writeBack: Pick<WriteBack, 'pause' | 'resume'>,
  clock: Clock,
): Deliveries {
  const list = async (limit: number): Promise<ParkedDelivery[]> => (await storage.listParked(limit)).map(toParked);
  return {
    list,
    overview: async (limit) => {
      const [{ unwritten, parked: parkedCount }, parked, recent] = await Promise.all([
        storage.countUnwritten(),
        list(limit),
        storage.listRecent(limit),
      ]);
      return { unwritten, parkedCount, pause: writeBack.pause(), parked, recent: recent.map(toRecent) };
    },
    retry: async (which) => {
      const retried = await storage.retryParked(which, clock.now());
      writeBack.resume();
      return retried;
    },
  };
}

function toParked({ state, lastReason, parkedAt, attempts }: StoredSession): ParkedDelivery {
  return {
    sessionId: state.sessionId,
    callReference: state.room?.callReference ?? null,
    reason: lastReason ?? 'Salesforce gave no reason',
    since: parkedAt ?? 0,
    attempts,
  };
}

function toRecent({ state, writtenRevision, parkedAt, changedAt, lastReason }: StoredSession): RecentDelivery {
  const isWritten = writtenRevision >= state.revision;
  return {
    sessionId: state.sessionId,
    callReference: state.room?.callReference ?? null,
    status: state.status,
    state: parkedAt !== null ? 'parked' : isWritten ? 'written' : 'waiting',
    changedAt,
    reason: lastReason,
  };
}
