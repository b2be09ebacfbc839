import { byId, setText, showProblem } from './elements.ts';

/** Takes the place of the call where there is none any more. */
export function showEnding(what: string, advice = ''): void {
  byId('columns').hidden = true;
  // Only the agent has clocks; they would stand still.
  for (const clocks of document.querySelectorAll<HTMLElement>('.clocks')) clocks.hidden = true;
  setText('status', what);
  showProblem(advice);
}
