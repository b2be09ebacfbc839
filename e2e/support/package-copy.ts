import { afterEach, beforeEach } from 'vitest';
import { copyPackage, type PackageCopy } from '../../sandbox/test-support/test-org.ts';

interface Started {
  close(): Promise<void>;
}

export interface CopyForEachTest<T extends Started> {
  /** The copy of this test, to damage before it is deployed. */
  readonly copy: PackageCopy;
  /** Starts what the test looks at, with the copy deployed. */
  deploy(): Promise<T>;
}

/** A copy of the project's metadata for each test of a file. What was started on it ends with the test. */
export function copyForEachTest<T extends Started>(start: (project: string) => Promise<T>): CopyForEachTest<T> {
  const made: { copy?: PackageCopy; started?: T } = {};
  const copyOf = (): PackageCopy => {
    if (made.copy === undefined) throw new Error('There is a copy within a test only.');
    return made.copy;
  };
  beforeEach(() => {
    made.copy = copyPackage();
  });
  afterEach(async () => {
    await made.started?.close();
    made.copy?.dispose();
    delete made.started;
    delete made.copy;
  });
  return {
    get copy() {
      return copyOf();
    },
    deploy: async () => (made.started = await start(copyOf().project)),
  };
}
