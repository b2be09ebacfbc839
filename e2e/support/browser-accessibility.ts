import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

export interface AccessibilityOptions {
  /** CSS selectors of the parts to look at; default: the whole page with its frames. */
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  /** axe rules that do not apply, each to be justified where it is passed. */
  readonly disableRules?: readonly string[];
}

/** Throws with one readable block per finding of axe (WCAG 2.2 A and AA and best practices) on the page as it is now. */
export async function expectAccessible(page: Page, options: AccessibilityOptions = {}): Promise<void> {
  let builder = new AxeBuilder({ page });
  for (const selector of options.include ?? []) builder = builder.include(selector);
  for (const selector of options.exclude ?? []) builder = builder.exclude(selector);
  if (options.disableRules) builder = builder.disableRules([...options.disableRules]);
  const { violations } = await builder.analyze();
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
