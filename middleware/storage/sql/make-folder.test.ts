import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeFolder } from './make-folder.ts';

describe('makeFolder', () => {
  let root: string;
  let synced: string[];
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'start-video-folders-'));
    synced = [];
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const make = (folder: string): void => makeFolder(folder, (parent) => synced.push(path.relative(root, parent)));

  it('brings each folder to the disk that got a new one, also the one that was there before', () => {
    make(path.join(root, 'a/b/c'));
    expect(existsSync(path.join(root, 'a/b/c'))).toBe(true);
    expect(synced.toSorted()).toEqual(['', 'a', 'a/b']);
  });

  it('takes paths that are relative or have a slash at their end', () => {
    make(`${path.relative(process.cwd(), root)}/a/`);
    expect(synced).toEqual(['']);
  });

  it('has nothing to do for a folder that is there', () => {
    make(path.join(root, 'a'));
    synced = [];
    make(path.join(root, 'a'));
    expect(synced).toEqual([]);
  });
});
