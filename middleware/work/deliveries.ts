import type { Deliveries, ParkedDelivery, RecentDelivery } from '../domain/deliveries.ts';
import type { RoomRequestStore } from '../storage/automation-store.ts';
import type { FileStore } from '../storage/file-store.ts';
import type { ListedSession, Storage } from '../storage/storage.ts';
import type { Clock } from '../time/clock.ts';
import type { FileDelivery } from './files/deliver-files.ts';
import type { RoomPreparation } from './prepare-rooms.ts';
import type { WriteBack } from './write-back.ts';

export interface DeliveryParts {
  readonly storage: Storage;
  readonly writeBack: Pick<WriteBack, 'pause' | 'resume'>;
  readonly automation: Pick<RoomRequestStore, 'countRequests' | 'listParkedRequests' | 'retryParkedRequests'>;
  readonly preparation: Pick<RoomPreparation, 'pause' | 'resume'>;
  readonly files: Pick<FileStore, 'countFiles' | 'listParkedFiles' | 'retryParkedFiles' | 'releaseHeldFiles'>;
  readonly fileDelivery: Pick<FileDelivery, 'resume'>;
  readonly clock: Clock;
}

/** Deliveries over what the storage keeps, the write-back does, and workflows' requests wait for. */
export function createDeliveries(parts: DeliveryParts): Deliveries {
  const { storage, writeBack, automation, preparation, files, fileDelivery, clock } = parts;
  const list = async (limit: number): Promise<ParkedDelivery[]> => {
    const [sessions, requests, ofCalls] = await Promise.all([
      storage.listParked(limit),
      automation.listParkedRequests(limit),
      files.listParkedFiles(limit),
    ]);
    const others = [...requests, ...ofCalls].map((one) => ({ ...one, callReference: null }));
    const parked = [...sessions.map(toParked), ...others];
    return parked.toSorted((a, b) => a.since - b.since).slice(0, limit);
  };
  return {
    list,
    overview: async (limit) => {
      const [sessions, requests, ofCalls, parked, recent] = await Promise.all([
        storage.countUnwritten(),
        automation.countRequests(),
        files.countFiles(),
        list(limit),
        storage.listRecent(limit),
      ]);
      return {
        unwritten: sessions.unwritten,
        parkedCount: sessions.parked + requests.parked + ofCalls.parked,
        pause: writeBack.pause() ?? preparation.pause(),
        parked,
        recent: recent.map(toRecent),
      };
    },
    retry: async (which) => {
      const now = clock.now();
      const counts = [
        await storage.retryParked(which, now),
        await automation.retryParkedRequests(which, now),
        await files.retryParkedFiles(which, now),
      ];
      let retried = counts.reduce((sum, count) => sum + count, 0);
      // Whoever has something else of the session tried again has not said whose the files of another number are.
      if (which !== 'all' && retried === 0 && (await files.releaseHeldFiles(which.sessionId, now))) retried = 1;
      writeBack.resume();
      preparation.resume();
      fileDelivery.resume();
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
