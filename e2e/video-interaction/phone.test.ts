import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectAccessible } from '../support/browser-accessibility.ts';
import { joinCall, waitForMedia, waitForPicture, waitForStatus } from '../support/room-page.ts';
import type { Stage } from './stage.ts';
import { createStage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await createStage();
});
afterEach(() => stage.close());

const openPhone = (number?: string) =>
  stage.open(`${stage.video.url}/phone/${number === undefined ? '' : `?number=${encodeURIComponent(number)}`}`);

describe('the customer’s phone', () => {
  it('gets the SMS when the agent logs in, not before, and takes the call', async () => {
    const { auth_token: token, guest_link: link } = await stage.video.invite();
    const phone = await openPhone();
    await phone.getByText('No messages yet.').waitFor();
    await expectAccessible(phone);
    expect(await stage.video.control('GET', 'messages')).toEqual([]);

    const agent = await stage.open(stage.video.consoleUrl(token));
    await phone.getByRole('heading', { name: '+6591234567' }).waitFor();
    await phone.getByRole('status').filter({ hasText: 'New message: Maya Lindqvist invites you' }).waitFor();
    await expectAccessible(phone);

    await phone.getByRole('link', { name: link }).click();
    const screen = phone.frameLocator('iframe');
    await joinCall(screen);
    await waitForMedia(screen);
    await waitForPicture(agent);
    await expectAccessible(phone);

    await phone.getByRole('button', { name: 'Messages' }).click();
    await waitForStatus(agent, 'The guest has left, and may come back');
    stage.problems.expectNone();
  });

  it('shows the messages of its own number only', async () => {
    const phone = await openPhone('+4915123456789');
    const other = await stage.video.invite();
    await waitForStatus(await stage.open(stage.video.consoleUrl(other.auth_token)), 'Waiting for the guest');
    const own = await stage.video.invite({ phone_number: '+4915123456789' });
    await stage.open(stage.video.consoleUrl(own.auth_token));
    await phone.getByRole('link', { name: own.guest_link }).waitFor();
    expect(await phone.getByRole('listitem').count()).toBe(1);
  });
});
