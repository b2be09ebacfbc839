import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { Invitation } from '../../sandbox/video-interaction/fixtures/serve-video.ts';
import { expectAccessible } from '../support/browser-accessibility.ts';
import { joinCall, waitForMedia, waitForPicture, waitForStatus } from '../support/room-page.ts';
import type { Stage } from './stage.ts';
import { createStage } from './stage.ts';

let stage: Stage;
let invitation: Invitation;
beforeEach(async () => {
  stage = await createStage({ context: { geolocation: { latitude: 1.3, longitude: 103.8 } } });
  await stage.context.grantPermissions(['geolocation', 'camera', 'microphone']);
  invitation = await stage.video.invite();
});
afterEach(() => stage.close());

const openConsole = () => stage.open(stage.video.consoleUrl(invitation.auth_token));
async function rate(page: Page, stars: number): Promise<void> {
  await page.getByRole('radio', { name: `${stars} of 5` }).check();
  await page.getByRole('button', { name: 'Send rating' }).click();
  await page.getByText('Thank you for your rating.').waitFor();
}
async function report(path: string): Promise<unknown> {
  const headers = { 'x-token': invitation.auth_token, 'content-type': 'application/json' };
  return (await fetch(`${stage.video.url}/api/v1/${path}`, { headers })).json();
}

describe('a video call', () => {
  it('goes from the SMS over picture, chat, snapshot and location to the ratings, and is reported', async () => {
    const guest = await stage.open(invitation.guest_link);
    await expectAccessible(guest);
    const agent = await openConsole();
    await waitForStatus(agent, 'Waiting for the guest');
    await expectAccessible(agent);

    await joinCall(guest);
    await waitForMedia(guest);
    await waitForPicture(agent);
    await agent.getByLabel('Message', { exact: true }).fill('Good morning');
    await agent.getByRole('button', { name: 'Send' }).click();
    await guest.getByText('Good morning').waitFor();
    await agent.getByRole('button', { name: 'Snapshot' }).click();
    await guest.getByAltText('Snapshot of the guest’s picture').waitFor();
    await guest.getByRole('button', { name: 'Share location' }).click();
    await agent.getByText('The guest is at 1.30000, 103.80000.').waitFor();
    for (const page of [agent, guest]) await expectAccessible(page);

    stage.video.clock.advance(60_000);
    await guest.getByRole('button', { name: 'End call' }).click();
    await agent.getByRole('heading', { name: 'The call has ended' }).waitFor();
    for (const page of [agent, guest]) await expectAccessible(page);
    await rate(agent, 4);
    await rate(guest, 5);
    for (const page of [agent, guest]) await expectAccessible(page);

    expect(await report('call-logs?q=00001026')).toMatchObject({ list: [{ CallId: '5757', Status: 'E' }] });
    const call = (await report('calls/5757')) as { Duration: number; Conversation: { data: string }[] };
    expect(call).toMatchObject({
      AgentRating: '4',
      GuestRating: '5',
      Location: { lat: 1.3, long: 103.8 },
      Conversation: [
        { origin: 'agent', data: 'Good morning' },
        { origin: 'guest', data: expect.stringMatching(/^\/s3\/uploads\/snapshots\/.+\.png$/u) as unknown },
      ],
    });
    expect(call.Duration).toBeGreaterThanOrEqual(60);
    stage.problems.expectNone();
  });

  it('is taken up again after either side has loaded its page anew', async () => {
    const [agent, guest] = [await openConsole(), await stage.open(invitation.guest_link)];
    await joinCall(guest);
    await waitForMedia(agent);
    await agent.reload();
    await waitForMedia(agent);
    await waitForMedia(guest);
    await guest.reload();
    await waitForStatus(agent, 'The guest has left, and may come back');
    await joinCall(guest);
    await waitForMedia(guest);
    await waitForPicture(agent);
    expect(await stage.video.control('GET', 'messages')).toHaveLength(1);
    stage.problems.expectNone();
  });

  it('goes on in the window that was opened last', async () => {
    const first = await openConsole();
    await waitForStatus(first, 'Waiting for the guest');
    const second = await openConsole();
    await waitForStatus(first, 'This call goes on in another window.');
    await waitForStatus(second, 'Waiting for the guest');
  });

  it('can be muted, and the camera turned off', async () => {
    const agent = await openConsole();
    await agent.getByRole('button', { name: 'Mute' }).click();
    await agent.getByRole('button', { name: 'Unmute' }).waitFor();
    await agent.getByRole('button', { name: 'Camera off' }).click();
    const tracks = await agent.evaluate(
      "document.getElementById('local').srcObject.getTracks().map((track) => track.enabled)",
    );
    expect(tracks).toEqual([false, false]);
    await agent.getByRole('button', { name: 'Camera on' }).click();
    await agent.getByRole('button', { name: 'Camera off' }).waitFor();
  });
});
