import { toVideoError, type VideoError } from 'c/videoErrors';

export interface Answered<Output> {
  data?: Output;
  error?: VideoError;
}

export interface LatestAnswer<Input> {
  /** Asks after the pause, unless something else is asked meanwhile. */
  ask(input: Input): void;
  /** Asks at once. Ends when the answer is shown, or would have been, had nothing else been asked meanwhile. */
  askNow(input: Input): Promise<void>;
  stop(): void;
}

/**
 * Asks while somebody types: only after a pause, and of several answers only the one to the last question is shown,
 * whatever the order in which they come.
 *
 * @param pauseMs how long nothing must change before it is asked
 */
export function createLatestAnswer<Input, Output>(
  request: (input: Input) => Promise<Output>,
  show: (answered: Answered<Output>) => void,
  pauseMs = 400,
): LatestAnswer<Input> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;

  async function send(input: Input, question: number): Promise<void> {
    const answered = await request(input).then(
      (data): Answered<Output> => ({ data }),
      (error: unknown): Answered<Output> => ({ error: toVideoError(error) }),
    );
    if (question === latest) {
      show(answered);
    }
  }

  return {
    ask(input) {
      clearTimeout(timer);
      latest += 1;
      const question = latest;
      // eslint-disable-next-line @lwc/lwc/no-async-operation -- ended by stop() and by the next question
      timer = setTimeout(() => {
        send(input, question).catch(reportError);
      }, pauseMs);
    },
    askNow(input) {
      clearTimeout(timer);
      latest += 1;
      return send(input, latest);
    },
    stop() {
      clearTimeout(timer);
      latest += 1;
    },
  };
}
