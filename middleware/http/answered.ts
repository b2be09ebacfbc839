/** One answer that was sent, named so that nothing in it is of a person. */
export interface Answered {
  /** The pattern of the route, without ids; `none` for an address of nobody. */
  readonly route: string;
  /** An event of the security log, the code of the refusal, or `ok`. */
  readonly outcome: string;
  readonly seconds: number;
}

export type OnAnswered = (answered: Answered) => void;
