import type { Call } from '../types.ts';

/** A path in the form of 8x8's examples: `/s3/uploads/snapshots/2019/2/8/1552458607812-snapshot.png`. */
export function snapshotPath(now: number, { snapshots }: Call): string {
  const date = new Date(now);
  const day = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()].join('/');
  let timestamp = now;
  const path = () => `/s3/uploads/snapshots/${day}/${timestamp}-snapshot.png`;
  while (snapshots.has(path())) timestamp += 1;
  return path();
}
