import type { Locator, Page } from 'playwright-core';

/** More stops than any page has. */
const MOST_STOPS = 150;

/** The element while it has the focus; `document.activeElement` would only name the component around it. */
export function focused(page: Page, element: Locator): Locator {
  return element.and(page.locator(':focus'));
}

/**
 * Presses a key until the focus is on the element, as somebody does who has no mouse.
 * @throws Error naming what is not reached
 */
export async function reach(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.waitFor();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if ((await focused(page, target).count()) > 0) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not reach ${String(target)}`);
}
