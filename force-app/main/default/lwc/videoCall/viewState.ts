/** Why nothing can be started yet, or not by SMS. */
export type NoticeState = 'noPermission' | 'notConfigured' | 'noContact' | 'noNumber';

/** What the agent sees, exactly one at a time. In `busy` the room component shows everything. */
export type ViewState = NoticeState | 'busy' | 'loading' | 'ready' | 'error';

export interface ViewFacts {
  isBusy: boolean;
  lacksPermission: boolean;
  hasError: boolean;
  isLoading: boolean;
  isConfigured: boolean;
  lacksContact: boolean;
  hasNumber: boolean;
}

/** Decides from the facts, the most telling first: a call that runs is never hidden behind the data of the page. */
export function decideViewState(facts: ViewFacts): ViewState {
  if (facts.isBusy) {
    return 'busy';
  }
  if (facts.lacksPermission) {
    return 'noPermission';
  }
  if (facts.hasError) {
    return 'error';
  }
  if (facts.isLoading) {
    return 'loading';
  }
  if (!facts.isConfigured) {
    return 'notConfigured';
  }
  if (facts.lacksContact) {
    return 'noContact';
  }
  return facts.hasNumber ? 'ready' : 'noNumber';
}
