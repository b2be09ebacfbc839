import type { Generated } from 'kysely';

/** A picture or the chat of a call, without anything of what is in it. Times are milliseconds since 1970. */
export interface CallFileTable {
  call_id: string;
  /** The hash of a picture's path, or `CHAT`. */
  file: string;
  session_id: string;
  /** Of the picture in its call, from 1; 0 of the chat. */
  ordinal: number;
  /** Of the chat, which changes with it. */
  print: string | null;
  /** One of `FILE_STATES`. */
  state: string;
  /** The ContentVersion that was made of it last. */
  version_id: string | null;
  bytes: Generated<number>;
  /** 1 from before an insert until its end is known: then it may have been made. */
  inserting: Generated<number>;
  attempts: Generated<number>;
  due_since: number;
  next_attempt_at: number;
  claim_token: string | null;
  claimed_until: number | null;
  /** Why it is not written, for administrators. */
  reason: string | null;
  changed_at: number;
}

export interface FileTables {
  call_file: CallFileTable;
}
