import type { Deliveries, ParkedDelivery, RecentDelivery } from '../domain/deliveries.ts';
import type { RoomRequestStore } from '../storage/automation-store.ts';
import type { ListedSession, Storage } from '../storage/storage.ts';
import type { Clock } from '../time/clock.ts';
import type { RoomPreparation } from './prepare-rooms.ts';
import type { WriteBack } from './write-back.ts';

export interface DeliveryParts {
  readonly storage: Storage;
  readonly writeBack: Pick<WriteBack, 'pause' | 'resume'>;
  readonly automation: Pick<RoomRequestStore, 'countRequests' | 'listParkedRequests' | 'retryParkedRequests'>;
  readonly preparation: Pick<RoomPreparation, 'pause' | 'resume'>;
  readonly clock: Clock;
}

/** Deliveries over what the storage keeps, the write-back does, and workflows' requests wait for. */
export function createDeliveries({ storage, writeBack, automation, preparation, clock }: DeliveryParts): Deliveries {
  const list = async (limit: number): Promise<ParkedDelivery[]> => {
    const [sessions, requests] = await Promise.all([storage.listParked(limit), automation.listParkedRequests(limit)]);
    const parked = [...sessions.map(toParked), ...requests.map((request) => ({ ...request, callReference: null }))];
    return parked.toSorted((a, b) => a.since - b.since).slice(0, limit);
  };
  return {
    list,
    overview: async (limit) => {
      const [sessions, requests, parked, recent] = await Promise.all([
        storage.countUnwritten(),
        automation.countRequests(),
        list(limit),
        storage.listRecent(limit),
      ]);
      return {
        unwritten: sessions.unwritten,
        parkedCount: sessions.parked + requests.parked,
        pause: writeBack.pause() ?? preparation.pause(),
        parked,
        recent: recent.map(toRecent),
      };
    },
    retry: async (which) => {
      const now = clock.now();
      const retried = (await storage.retryParked(which, now)) + (await automation.retryParkedRequests(which, now));
      writeBack.resume();
      preparation.resume();
      return retried;
    },
  };
}

function toParked({ sessionId, callReference, lastReason, parkedAt, attempts }: ListedSession): ParkedDelivery {
  return {
    sessionId,
    callReference,
    reason: lastReason ?? 'Salesforce gave no reason',
    since: parkedAt ?? 0,
    attempts,
  };
}

function toRecent(session: ListedSession): RecentDelivery {
  const { sessionId, callReference, status, revision, writtenRevision, parkedAt, changedAt, lastReason } = session;
  const isWritten = writtenRevision >= revision;
  return {
    sessionId,
    callReference,
    status,
    state: parkedAt !== null ? 'parked' : isWritten ? 'written' : 'waiting',
    changedAt,
    reason: lastReason,
  };
}
