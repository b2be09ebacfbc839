/**
 * Makes one thing at a time, in the given pace, for whoever asks: all that ask before it is begun share it. So nobody gets
 * one that is older than their question, and many questions cost no more than the pace allows.
 *
 * @param inPace resolves when the next may be begun
 */
export function shareInTurn<T>(make: () => Promise<T>, inPace: () => Promise<void>): () => Promise<T> {
  let next: Promise<T> | undefined;
  let last: Promise<unknown> = Promise.resolve();

  async function makeInTurn(before: Promise<unknown>): Promise<T> {
    await before.catch(() => undefined);
    await inPace();
    next = undefined;
    return make();
  }

  return () => {
    next ??= makeInTurn(last);
    last = next;
    return next;
  };
}
