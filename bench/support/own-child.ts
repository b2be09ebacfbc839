import { fork, type ChildProcess } from 'node:child_process';

/** Starts a file as a process of its own that ends with this one, and that this one does not wait for at its end. */
export function forkOwn(file: string, parameters: readonly string[] = []): ChildProcess {
  const child = fork(file, parameters);
  child.unref();
  child.channel?.unref();
  return child;
}

/** The next message of such a process. Rejects if it ends before. */
export async function messageOf(child: ChildProcess): Promise<unknown> {
  // Somebody waits: until then this process stays.
  child.channel?.ref();
  try {
    return await new Promise((resolve, reject) => {
      child.once('message', resolve);
      child.once('exit', (code, signal) => reject(new Error(`The child ended (${signal ?? code})`)));
    });
  } finally {
    child.channel?.unref();
  }
}

/** For the file itself: whoever started it is gone, however it ended. */
export function endWithParent(): void {
  process.once('disconnect', () => process.exit());
}
