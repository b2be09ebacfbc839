import { expect } from 'vitest';
import type { Page } from 'playwright-core';

/** What stands out of the page on either side, the widest first; nothing if nobody has to scroll sideways. */
const STANDING_OUT = `(() => {
  const page = document.scrollingElement;
  if (page.scrollWidth <= page.clientWidth) return [];
  const found = [];
  const look = (root) => {
    for (const element of root.querySelectorAll('*')) {
      const { left, right } = element.getBoundingClientRect();
      const px = Math.round(Math.max(-left, right - page.clientWidth));
      if (px > 0) found.push([px, element.localName + '.' + String(element.className)]);
      if (element.shadowRoot) look(element.shadowRoot);
    }
  };
  look(document);
  found.sort(([a], [b]) => b - a);
  return [[page.scrollWidth - page.clientWidth, 'the page'], ...found.slice(0, 12)];
})()`;

export async function expectToFit(page: Page): Promise<void> {
  expect(await page.evaluate(STANDING_OUT)).toEqual([]);
}
