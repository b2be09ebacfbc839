import type { FrameLocator, Page } from 'playwright-core';

/** A page of agent or guest in a room of 8x8, in a window or in a frame. */
type RoomPage = Page | FrameLocator;

/** Does what the guest does to come in. */
export async function joinCall(guest: RoomPage): Promise<void> {
  await guest.getByRole('button', { name: 'Join the call' }).click();
}

/** Waits until the room says who is there, or what became of it. */
export async function waitForStatus(room: RoomPage, text: string): Promise<void> {
  await room.locator('#status').filter({ hasText: text }).waitFor();
}

/** Waits until picture and sound come through. */
export async function waitForMedia(room: RoomPage): Promise<void> {
  await room.locator('#room[data-media="connected"]').waitFor();
}

/** Waits until the agent sees the guest: only then there is something to take a snapshot of. */
export async function waitForPicture(agent: RoomPage): Promise<void> {
  await agent.locator('#snapshot:enabled').waitFor();
}
