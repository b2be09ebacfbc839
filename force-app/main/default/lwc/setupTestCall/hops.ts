import type { Room } from 'c/middlewareClient';
import { testCallLabels as labels } from 'c/setupLabels';
import { fillLabel } from 'c/startVideoLabels';

/** How long each part of a test call took, in milliseconds; undefined while it has not happened. */
export interface CallTimes {
  recordMs?: number | undefined;
  roomMs?: number | undefined;
  writeBackMs?: number | undefined;
}

export type HopState = 'done' | 'current' | 'error' | 'waiting';

export interface Hop {
  name: 'record' | 'room' | 'writeBack';
  title: string;
  state: HopState;
  /** Words of the time it took. */
  time: string;
  /** What the time was spent on, as far as the middleware says. */
  parts: string[];
}

const PARTS: Record<string, string> = {
  salesforce: labels.partSalesforce,
  video: labels.partVideo,
  storage: labels.partStorage,
};

/** The way of a call: its records, its room, its reference back on the record. */
export function describeHops(times: CallTimes, room: Room | undefined, isRunning: boolean): Hop[] {
  const hops: Pick<Hop, 'name' | 'title' | 'parts'>[] = [
    { name: 'record', title: labels.hopRecord, parts: [] },
    { name: 'room', title: labels.hopRoom, parts: partsOf(room) },
    { name: 'writeBack', title: labels.hopWriteBack, parts: [] },
  ];
  const taken = [times.recordMs, times.roomMs, times.writeBackMs];
  const current = taken.findIndex((ms) => ms === undefined);
  return hops.map((hop, index) => {
    const ms = taken[index];
    const isCurrent = index === current;
    const state = ms === undefined ? (isCurrent ? (isRunning ? 'current' : 'error') : 'waiting') : 'done';
    return { ...hop, state, time: ms === undefined ? '' : formatMs(ms) };
  });
}

function partsOf(room: Room | undefined): string[] {
  return Object.entries(PARTS).flatMap(([name, label]) => {
    const ms = room?.timing[name];
    return ms === undefined ? [] : [fillLabel(label, formatMs(ms))];
  });
}

function formatMs(ms: number): string {
  return new Intl.NumberFormat(undefined, { style: 'unit', unit: 'millisecond', maximumFractionDigits: 0 }).format(ms);
}
