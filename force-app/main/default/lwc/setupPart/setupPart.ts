import type { LightningElement } from 'lwc';
import { focusResultOf } from 'c/focusResult';
import { toVideoError, type VideoError } from 'c/videoErrors';

/** A component that shows what the middleware says. */
export interface LoadingPart<Answer> {
  answer: Answer | undefined;
  loadError: VideoError | undefined;
}

/** A component with buttons that do something at the middleware. */
export interface ActingPart extends Pick<LightningElement, 'template' | 'dispatchEvent'> {
  isBusy: boolean;
  /** How the last action came out. */
  message: string;
  actionError: VideoError | undefined;
}

/** Shows what is asked for; what was there stays until then, and beside the reason if it cannot be had. */
export async function loadPart<Answer>(part: LoadingPart<Answer>, asked: Promise<Answer> | undefined): Promise<void> {
  part.loadError = undefined;
  try {
    part.answer = await asked;
  } catch (error) {
    part.loadError = toVideoError(error);
  }
}

/**
 * Does what a person asked for, once at a time, tells how it came out, and moves the focus there. Fires `changed`.
 *
 * @param run gives the words that tell of it
 * @param result selector of what shows it, where it does not fail
 */
export async function actOn(part: ActingPart, run: () => Promise<string>, result: string): Promise<void> {
  if (part.isBusy) {
    return;
  }
  const report = async () => {
    part.isBusy = true;
    part.message = '';
    part.actionError = undefined;
    try {
      part.message = await run();
      part.dispatchEvent(new CustomEvent('changed'));
    } catch (error) {
      part.actionError = toVideoError(error);
    } finally {
      part.isBusy = false;
    }
  };
  await focusResultOf(part.template, report, 'c-setup-error', result);
}
