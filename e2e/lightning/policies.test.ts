import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { eventually } from '../support/control.ts';
import { shareAmongTests } from '../support/share.ts';
import { createStage, recordPath, type Stage } from '../support/stage.ts';

const CONTACT = recordPath('Contact', seedIds.contacts.mobile);

let stage: Stage;
shareAmongTests(createStage, (started) => (stage = started));

/** Runs something in an org from which a trusted site was removed. */
async function without(site: string, run: () => Promise<void>): Promise<void> {
  const sites = stage.system.sandbox.org.metadata.trustedSites as Map<string, unknown>;
  const removed = sites.get(site);
  expect(removed).toBeDefined();
  sites.delete(site);
  try {
    await run();
  } finally {
    sites.set(site, removed);
  }
}

/** Waits until the browser complains of this. */
const complaint = (pattern: RegExp) =>
  eventually(`the browser complains of ${String(pattern)}`, () =>
    Promise.resolve(stage.problems.list.find((line) => pattern.test(line))),
  );

const card = (page: Page) => page.locator('c-start-video');
const start = (page: Page) => card(page).getByRole('button', { name: 'Start video', exact: true });

describe('the policies of the org', () => {
  it('come from the trusted sites of the metadata', async () => {
    const { orgUrl, videoUrl } = stage.system.sandbox;
    const { headers } = await fetch(orgUrl + CONTACT);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`connect-src 'self' ${stage.system.middlewareUrl};`);
    expect(policy).toContain(`frame-src 'self' ${videoUrl};`);
    expect(policy).toContain("script-src 'self';");
    expect(headers.get('permissions-policy')).toBe(`camera=(self "${videoUrl}"), microphone=(self "${videoUrl}")`);
  });

  it('keep the component from a middleware that is no trusted site', async () => {
    await without('Start_Video_Middleware', async () => {
      const page = await stage.open(CONTACT);
      await start(page).click();
      await card(page).getByRole('alert').waitFor();
      await complaint(/connect-src/u);
    });
  });

  it('keep the agent console out of the page if 8x8 is no trusted site', async () => {
    await without('Start_Video_8x8', async () => {
      const page = await stage.open(CONTACT);
      await start(page).click();
      await complaint(/frame-src/u);
    });
  });

  it('keep inline scripts from running', async () => {
    const page = await stage.open(CONTACT);
    await page.evaluate(
      "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.broken = true\">')",
    );
    await complaint(/script-src/u);
    expect(await page.evaluate('window.broken')).toBeUndefined();
  });

  it('sandbox frames on demand, as the security settings of some orgs do', async () => {
    await stage.system.org.post('/frames', { sandboxed: true });
    const page = await stage.open(CONTACT);
    await start(page).click();
    const frame = card(page).locator('iframe');
    await frame.waitFor();
    expect(await frame.getAttribute('sandbox')).toBe('allow-scripts');
    expect(await page.locator('org-customer-phone iframe').getAttribute('sandbox')).toBeNull();
  });
});
