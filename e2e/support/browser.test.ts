import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BrowserContext } from 'playwright-core';
import { expectAccessible } from './browser-accessibility.ts';
import { captureProblems } from './browser-problems.ts';
import { launchBrowser } from './browser.ts';

const title = '<html lang="en"><title>A page</title><main><h1>Page</h1>';
const fixtureUrl = 'https://fixture.test/';

async function openFixture(context: BrowserContext, body: string, headers: Record<string, string> = {}) {
  const page = await context.newPage();
  await page.route(`${fixtureUrl}**`, (route) =>
    route.fulfill({ body: title + body, contentType: 'text/html', headers }),
  );
  await page.goto(fixtureUrl);
  return page;
}

describe('launchBrowser with the browser of the tests', () => {
  it('has a camera and a microphone, and leaves no profile behind', async () => {
    const profileParent = await mkdtemp(join(tmpdir(), 'start-video-test-'));
    const context = await launchBrowser({ profileParent });
    try {
      expect(await readdir(profileParent)).toHaveLength(1);
      const page = await openFixture(context, '');
      const tracks = await page.evaluate<string[]>(
        `navigator.mediaDevices.getUserMedia({ video: true, audio: true })
          .then((stream) => stream.getTracks().map((track) => track.kind).sort())`,
      );
      expect(tracks).toEqual(['audio', 'video']);
    } finally {
      await context.close();
    }
    expect(await readdir(profileParent)).toEqual([]);
    await rm(profileParent, { recursive: true });
  });
});

describe('launchBrowser', () => {
  it('says which browser does not start', async () => {
    await expect(launchBrowser({ executablePath: '/dev/null' })).rejects.toThrow(
      'The browser /dev/null does not start.',
    );
  });
});

describe('captureProblems', () => {
  let context: BrowserContext;

  beforeEach(async () => {
    context = await launchBrowser();
  });
  afterEach(async () => {
    await context.close();
  });

  it('stays empty on a page without problems', async () => {
    const problems = captureProblems(context);
    await openFixture(context, '<script>console.log("fine")</script>');
    expect(problems.list).toEqual([]);
    expect(() => {
      problems.expectNone();
    }).not.toThrow();
  });

  it.each([
    ['an uncaught error', '<script>throw new Error("boom")</script>', /boom/],
    ['a console error', '<script>console.error("careful")</script>', /careful/],
    ['a blocked frame', '<iframe title="x" src="https://elsewhere.test"></iframe>', /Content Security Policy/],
    ['a blocked script', '<script nonce="wrong">1</script>', /Content Security Policy/],
  ])('reports %s, for one page and for the context', async (_name, body, pattern) => {
    const ofContext = captureProblems(context);
    const policy = body.includes('iframe') || body.includes('nonce');
    const page = await context.newPage();
    const ofPage = captureProblems(page);
    await page.route(`${fixtureUrl}**`, (route) =>
      route.fulfill({
        body: title + body,
        contentType: 'text/html',
        headers: policy ? { 'content-security-policy': "default-src 'self'" } : {},
      }),
    );
    await page.goto(fixtureUrl);
    for (const problems of [ofContext, ofPage]) {
      expect(problems.list).toEqual(expect.arrayContaining([expect.stringMatching(pattern)]));
      expect(() => {
        problems.expectNone();
      }).toThrow(pattern);
      expect(() => {
        problems.expectNone([/./]);
      }).not.toThrow();
    }
  });
});

describe('expectAccessible', () => {
  let context: BrowserContext;

  beforeEach(async () => {
    context = await launchBrowser();
  });
  afterEach(async () => {
    await context.close();
  });

  it('accepts an accessible page', async () => {
    await expectAccessible(await openFixture(context, '<button>Call</button>'));
  });

  it('names the rule and the place of a finding', async () => {
    const page = await openFixture(context, '<button id="mute"></button>');
    await expect(expectAccessible(page)).rejects.toThrow(/button-name[\s\S]*#mute/);
    await expectAccessible(page, { exclude: ['#mute'] });
  });
});
