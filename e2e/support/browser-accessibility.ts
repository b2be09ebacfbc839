import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

// Not its Playwright package: that brings axe into every frame and a page of its own, for ten times the work.
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// The customer's phone and the console in their frames are looked at as pages of their own.
const runOptions: RunOptions = { resultTypes: ['violations'], iframes: false, preload: false };

export interface AccessibilityOptions {
  /** CSS selectors of the parts to leave out, each to be justified where it is passed. */
  readonly exclude?: readonly string[];
}

/**
 * Throws with one readable block per finding of axe (WCAG 2.2 A and AA and best practices) on the page as it is now,
 * without what its frames show.
 */
export async function expectAccessible(page: Page, { exclude = [] }: AccessibilityOptions = {}): Promise<void> {
  if (!(await page.evaluate<boolean>(`'axe' in window`))) await page.evaluate(axe);
  const context = JSON.stringify({ include: [['html']], exclude: exclude.map((selector) => [selector]) });
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${context}, ${JSON.stringify(runOptions)})`);
  if (violations.length === 0) return;

  const findings = violations.map((violation) => {
    const places = violation.nodes.map((node) => {
      const summary = (node.failureSummary ?? '').split('\n').join('\n    ');
      return `  at ${node.target.flat().join(' › ')}\n    ${node.html}\n    ${summary}`;
    });
    return `${violation.impact ?? 'unrated'} · ${violation.id}: ${violation.help}\n${places.join('\n')}`;
  });
  throw new Error(`${page.url().split('?')[0] ?? ''} is not accessible:\n${findings.join('\n\n')}`);
}
