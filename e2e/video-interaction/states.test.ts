import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectAccessible } from '../support/browser-accessibility.ts';
import { joinCall, waitForMedia, waitForStatus } from '../support/room-page.ts';
import type { Stage } from './stage.ts';
import { createStage } from './stage.ts';

const MINUTE_MS = 60_000;
const IS_OWN_CAMERA_ON =
  "document.getElementById('local').srcObject.getTracks().some(({ readyState }) => readyState === 'live')";
let stage: Stage;
beforeEach(async () => {
  stage = await createStage();
});
afterEach(() => stage.close());

describe('the agent console', () => {
  it('shows when the room expires, and that it has', async () => {
    const { auth_token: token } = await stage.video.invite();
    const agent = await stage.open(stage.video.consoleUrl(token));
    await agent.getByText(/Room expires in 1[45]:\d\d/u).waitFor();
    stage.video.clock.advance(15 * MINUTE_MS);
    await waitForStatus(agent, 'The room has expired');
    await agent.getByText('Start a new call.').waitFor();
    expect(await agent.getByText('Room expires in').isVisible()).toBe(false);
    await expectAccessible(agent);
    stage.problems.expectNone();
  });

  it('asks to hand the link on where no SMS is sent, and copies it', async () => {
    const { auth_token: token, guest_link: link } = await stage.video.invite({});
    await stage.context.grantPermissions(['clipboard-read', 'clipboard-write', 'camera', 'microphone']);
    const agent = await stage.open(stage.video.consoleUrl(token));
    await agent.getByText('No SMS was sent. Give this link to the guest.').waitFor();
    await agent.getByRole('button', { name: 'Copy link' }).click();
    await agent.getByText('Copied.').waitFor();
    expect(await agent.evaluate('navigator.clipboard.readText()')).toBe(link);
  });

  it('says in a sandboxed frame that it needs a window of its own', async () => {
    const { auth_token: token } = await stage.video.invite();
    const page = await stage.open(`${stage.video.url}/_sandbox/state`);
    await page.setContent(
      `<iframe sandbox="allow-scripts" src="${stage.video.consoleUrl(token).replaceAll('&', '&amp;')}"></iframe>`,
    );
    await page.frameLocator('iframe').getByText('Open the console in a window of its own.').waitFor();
    expect(await stage.video.control('GET', 'messages')).toEqual([]);
  });

  it('works in a frame that lends it camera and microphone, even a narrow one', async () => {
    const { auth_token: token } = await stage.video.invite();
    const page = await stage.open(`${stage.video.url}/_sandbox/state`);
    await page.setContent(
      `<iframe title="Console" width="360" height="640" allow="camera; microphone" src="${stage.video.consoleUrl(token).replaceAll('&', '&amp;')}"></iframe>`,
    );
    const frame = page.frameLocator('iframe');
    await waitForStatus(frame, 'Waiting for the guest');
    expect(await frame.locator('#local').isVisible()).toBe(true);
    const hiddenWidth = await frame
      .locator('html')
      .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    expect(hiddenWidth).toBe(0);
  });

  it('has a menu with invitations and calls where it is not embedded', async () => {
    const { auth_token: token } = await stage.video.invite();
    const agent = await stage.open(stage.video.consoleUrl(token, undefined, ''));
    await waitForStatus(agent, 'Waiting for the guest');
    await expectAccessible(agent);
    await agent.getByRole('link', { name: 'Calls' }).click();
    await agent.getByRole('cell', { name: '00001026' }).waitFor();
    await expectAccessible(agent);
    await agent.getByRole('link', { name: 'New invitation' }).click();
    await agent.getByLabel('Phone number, with country code').fill('+4915123456789');
    await expectAccessible(agent);
    await agent.getByRole('button', { name: 'Create room' }).click();
    await agent.getByText('The link was sent by SMS to the number ending in 6789.').waitFor();
    stage.problems.expectNone();
  });

  it('refuses in words that can be read by everybody', async () => {
    const page = await stage.open(stage.video.consoleUrl('made-up'));
    await page.getByRole('heading', { name: 'You cannot sign in' }).waitFor();
    await expectAccessible(page);
  });
});

describe('the line to the room', () => {
  it('is taken up again after it was cut', async () => {
    const { auth_token: token } = await stage.video.invite();
    const agent = await stage.open(stage.video.consoleUrl(token));
    await waitForStatus(agent, 'Waiting for the guest');
    stage.video.cutConnections();
    await waitForStatus(agent, 'The connection was lost. Trying again…');
    await waitForStatus(agent, 'Waiting for the guest');
    expect(await agent.getByRole('button', { name: 'Copy link' }).isVisible()).toBe(true);
  });

  it('is over where 8x8 does not know the room any more, and both pages say what to do', async () => {
    const { auth_token: token, guest_link: link } = await stage.video.invite();
    const [agent, guest] = [await stage.open(stage.video.consoleUrl(token)), await stage.open(link)];
    await joinCall(guest);
    await waitForMedia(agent);
    await stage.video.control('POST', 'reset');
    await waitForStatus(agent, 'The room is no longer there');
    await agent.getByRole('alert').filter({ hasText: 'start a new call from Salesforce' }).waitFor();
    await waitForStatus(guest, 'This call is no longer there. Please ask your agent for a new link.');
    for (const page of [agent, guest]) {
      expect(await page.getByRole('button').count()).toBe(0);
      expect(await page.evaluate(IS_OWN_CAMERA_ON)).toBe(false);
      await expectAccessible(page);
    }
    expect(await agent.getByText('In call').isVisible()).toBe(false);
  });
});

describe('the guest page', () => {
  it('tells of a link that has expired, before and after it was opened', async () => {
    const { guest_link: link } = await stage.video.invite();
    const guest = await stage.open(link);
    stage.video.clock.advance(15 * MINUTE_MS);
    await joinCall(guest);
    await guest.getByText('This link has expired. Please ask your agent for a new one.').waitFor();
    await expectAccessible(guest);
    await guest.reload();
    await guest.getByRole('heading', { name: 'This link has expired' }).waitFor();
    await expectAccessible(guest);
  });

  it('waits for the agent', async () => {
    const { guest_link: link } = await stage.video.invite();
    const guest = await stage.open(link);
    await joinCall(guest);
    await waitForStatus(guest, 'Waiting for your agent');
    await expectAccessible(guest);
    stage.problems.expectNone();
  });
});

describe('a page without camera and microphone', () => {
  it('says so, and has the call all the same', async () => {
    const bare = await createStage({ fakeMedia: false });
    try {
      const { auth_token: token, guest_link: link } = await bare.video.invite();
      const agent = await bare.open(bare.video.consoleUrl(token));
      await agent
        .locator('#problem')
        .filter({ hasText: /No camera|blocked/u })
        .waitFor();
      const guest = await bare.open(link);
      await joinCall(guest);
      await waitForStatus(agent, 'The guest has joined');
      await guest.getByLabel('Message', { exact: true }).fill('Can you hear me?');
      await guest.getByRole('button', { name: 'Send' }).click();
      await agent.getByText('Can you hear me?').waitFor();
      await expectAccessible(agent);
    } finally {
      await bare.close();
    }
  });
});
