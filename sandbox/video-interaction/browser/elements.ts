/** The element with this id; the pages and their scripts are made for each other. */
export function byId<E extends HTMLElement = HTMLElement>(id: string): E {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`The page has no #${id}`);
  return element as E;
}

/** Changes a text only if it differs, so that a live region does not repeat itself. */
export function setText(id: string, text: string): void {
  const element = byId(id);
  if (element.textContent !== text) element.textContent = text;
}

/** Shows what went wrong and what to do; an empty text takes it away. */
export function showProblem(text: string): void {
  setText('problem', text);
  byId('problem').hidden = text === '';
}

/** `4:07` */
export function formatSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
