import { beforeEach, describe, expect, it } from 'vitest';
import { createStorageWatch, type StorageWatch } from './watch-storage.ts';

describe('createStorageWatch', () => {
  let now: number;
  let watch: StorageWatch;
  beforeEach(() => {
    now = 0;
    watch = createStorageWatch(
      [],
      () => undefined,
      () => now,
    );
  });

  it('is in trouble from a failure on, until something was taken on again', () => {
    expect(watch.trouble()).toBeNull();
    watch.failed('the disk is full');
    expect(watch.trouble()).toBe('the disk is full');
    watch.worked('countStarts');
    expect(watch.trouble()).toBe('the disk is full');
    watch.worked('keep');
    expect(watch.trouble()).toBeNull();
  });

  it('takes a lease that fits on a full disk for no sign of room, while other writes fail', () => {
    watch.failed('the disk is full');
    now = 5000;
    watch.worked('holdLease');
    watch.failed('the disk is full');
    now = 19_999;
    watch.worked('holdLease');
    expect(watch.trouble()).toBe('the disk is full');
    now = 20_000;
    watch.worked('holdLease');
    expect(watch.trouble()).toBeNull();
  });
});
