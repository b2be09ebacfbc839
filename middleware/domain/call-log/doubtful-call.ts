/** A session that a doubtful call may be of, by one of its rooms. Times are milliseconds since 1970. */
export interface DoubtCandidate {
  readonly roomId: string;
  readonly sessionId: string;
  readonly reference: string;
  readonly roomCreatedAt: number;
  /** What somebody must be able to read to say that the call is of this session. */
  readonly caseId: string | null;
  readonly contactId: string | null;
  /** Whether 8x8 called another number than this room was ordered with. */
  readonly numberDiffers: boolean;
}

/** A call that may be of several sessions: none of them has it until somebody says whose it is. */
export interface DoubtfulCall {
  readonly callId: string;
  readonly createdAt: number;
  readonly finishedAt: number | null;
  readonly durationS: number | null;
  readonly candidates: readonly DoubtCandidate[];
}
