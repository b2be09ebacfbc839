import type { RemovalPass } from '../domain/retention.ts';

/** What is kept of persons, taken away once it is older than the settings let it be. */
export interface RetentionStore {
  /**
   * Deletes numbers and links of these sessions, and lets their files be: none that waits is written any more. Those whose
   * call goes on, is still looked for or is just being written are left alone.
   *
   * @param now milliseconds since 1970
   * @returns the sessions that nothing is left of here
   */
  forgetPersonal(sessionIds: readonly string[], now: number): Promise<ReadonlySet<string>>;
  /** The pass that goes on, or the one that ended last; null before the first. */
  readPass(): Promise<RemovalPass | null>;
  keepPass(pass: RemovalPass): Promise<void>;
}
