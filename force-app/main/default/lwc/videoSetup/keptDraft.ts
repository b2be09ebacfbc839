import type { Draft } from 'c/setupRecord';

/**
 * What was not saved when the page was left within Lightning, which destroys its components. Kept in memory alone: it may
 * hold a gate key.
 */
let kept: Draft = {};

export function keepDraft(draft: Draft): void {
  kept = draft;
}

/** Gives it once. */
export function takeKeptDraft(): Draft {
  const draft = kept;
  kept = {};
  return draft;
}
