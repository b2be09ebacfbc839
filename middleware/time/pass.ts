/** Resolves after so many milliseconds, and keeps no process alive for it. */
export function pass(ms: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ms).unref());
}
