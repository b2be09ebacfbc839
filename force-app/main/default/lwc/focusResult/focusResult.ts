/** What the browser leaves behind where the element that had the focus was removed or disabled. */
function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/**
 * Does what a person asked for and then moves the focus to the result, unless that person has moved it elsewhere
 * meanwhile. A button that disappears or is disabled by its own effect would leave the focus nowhere.
 *
 * What a page does by itself never goes through here.
 *
 * @param template of the component that shows the result
 * @param run ends when the result is there; its own errors are its results, too
 * @param results selectors of what may be the result, the likeliest to matter first: the first that can take the focus
 * gets it, which neither an element that is hidden can nor a component whose `focus()` finds nothing to show
 */
export async function focusResultOf(
  template: ShadowRoot | null | undefined,
  run: () => unknown,
  ...results: readonly string[]
): Promise<void> {
  // A move within a shadow root is not heard outside, but changes its active element; one that begins where the focus
  // was lost is heard.
  const start = template?.activeElement;
  const moves: Event[] = [];
  const noteMove = (event: Event) => {
    moves.push(event);
  };
  document.addEventListener('focusin', noteMove);
  try {
    await run();
    // By the end of this turn the result is on the page.
    await Promise.resolve();
  } finally {
    document.removeEventListener('focusin', noteMove);
  }
  const hasMoved = moves.length > 0 || template?.activeElement !== start;
  if (isFocusLost() || !hasMoved) {
    results.some((selector) => takesFocus(template, selector));
  }
}

function takesFocus(template: ShadowRoot | null | undefined, selector: string): boolean {
  const element = template?.querySelector<HTMLElement>(selector);
  element?.focus();
  return element != null && template?.activeElement === element;
}
