import { setupErrorLabels } from 'c/setupLabels';
import { describeError, type VideoError } from 'c/videoErrors';

interface ErrorWords {
  title: string;
  remedy: string;
}

/** What an administrator reads: where agents are told to ask somebody, this says what to do. */
export function describeSetupError(error: VideoError): ErrorWords {
  const own: Partial<Record<VideoError['code'], ErrorWords>> = setupErrorLabels;
  return own[error.code] ?? describeError(error);
}
