import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';

/**
 * Makes a folder, and what is missing above it, so that a power cut does not take it away: each new one is an entry of the
 * folder above it, which is to be on the disk.
 *
 * @param sync brings a folder's entries to the disk
 * @throws what the file system says
 */
export function makeFolder(folder: string, sync: (folder: string) => void = syncFolder): void {
  const wanted = path.resolve(folder);
  const first = mkdirSync(wanted, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  const above = path.dirname(path.resolve(first));
  for (let made = wanted; made !== above; made = path.dirname(made)) sync(path.dirname(made));
}

/** A new entry of a folder is safe from a power cut only once the folder itself is on the disk. */
export function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
