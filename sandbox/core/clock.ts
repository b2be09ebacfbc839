/** The only source of time in the sandbox, so that tests move it instead of waiting. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export interface MovableClock extends Clock {
  /** Moves the clock by this many milliseconds; a negative number moves it back. */
  advance(ms: number): void;
  /** Follows the base clock again. */
  reset(): void;
}

/** A clock that runs like its base (the machine's unless told otherwise) and can be moved on demand. */
export const createMovableClock = (base: Clock = { now: () => Date.now() }): MovableClock => {
  let offsetMs = 0;
  return {
    now: () => base.now() + offsetMs,
    advance: (ms) => {
      offsetMs += ms;
    },
    reset: () => {
      offsetMs = 0;
    },
  };
};
