import type { RoomView } from '../room/protocol.ts';
import type { CallControl } from './call.ts';
import { startCall } from './call.ts';
import { byId, formatSeconds, setText, showProblem } from './elements.ts';
import { showEnding } from './ending.ts';
import { openOwnMedia } from './media.ts';

async function start(): Promise<void> {
  const room = byId('room');
  // A sandboxed frame has no origin, and with it neither camera nor a line to its own server.
  if (window.origin === 'null') {
    showEnding(
      'The console cannot run here.',
      'The page around this console does not let it use the camera. Open the console in a window of its own.',
    );
    return;
  }
  const control = startCall(room.dataset['session'] ?? '', await openOwnMedia(), {
    onState: show,
    onTime: ({ secondsLeft, talkSeconds }) => {
      const waiting = room.dataset['phase'] === 'waiting';
      setText('expiry', waiting ? `Room expires in ${formatSeconds(secondsLeft)}` : '');
      setText('talk', waiting ? '' : `In call ${formatSeconds(talkSeconds)}`);
    },
    // Joining again would lead to the same room: only a new call has one that is there.
    onGone: () => showEnding('The room is no longer there', 'Close this console and start a new call from Salesforce.'),
  });
  // Told whenever the picture comes, goes or changes its size.
  control.remote.addEventListener('resize', updateSnapshot);
  byId('snapshot').addEventListener('click', () => void takeSnapshot(control));
  byId('copy').addEventListener('click', () => void copyLink());
}

function show(view: RoomView): void {
  const { phase, present, invitation, location } = view;
  if (phase === 'expired') {
    showEnding('The room has expired', 'A room is valid for 15 minutes after its creation. Start a new call.');
    return;
  }
  setText('status', describe(view));
  setText('placeholder', present.guest ? '' : 'The guest’s picture appears here.');
  updateSnapshot();
  if (invitation) {
    byId<HTMLInputElement>('guest-link').value = invitation.link;
    setText(
      'invitation',
      invitation.sentTo === undefined
        ? 'No SMS was sent. Give this link to the guest.'
        : `The link was sent by SMS to the number ending in ${invitation.sentTo}.`,
    );
  }
  setText('location', location ? `The guest is at ${location.lat.toFixed(5)}, ${location.long.toFixed(5)}.` : '');
}

function describe({ phase, present }: RoomView): string {
  if (phase === 'ended') return 'The call has ended';
  if (present.guest) return 'The guest has joined';
  return phase === 'active' ? 'The guest has left, and may come back' : 'Waiting for the guest';
}

function updateSnapshot(): void {
  const hasPicture = byId<HTMLVideoElement>('remote').videoWidth > 0;
  byId<HTMLButtonElement>('snapshot').disabled = byId('room').dataset['phase'] !== 'active' || !hasPicture;
}

async function takeSnapshot({ session, remote }: CallControl): Promise<void> {
  const canvas = document.createElement('canvas');
  canvas.width = remote.videoWidth;
  canvas.height = remote.videoHeight;
  canvas.getContext('2d')?.drawImage(remote, 0, 0);
  const image = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (image === null) {
    showProblem('There is no picture of the guest yet.');
    return;
  }
  await session.sendImage('snapshot', image).catch(() => showProblem('The snapshot was not saved. Please try again.'));
}

async function copyLink(): Promise<void> {
  const input = byId<HTMLInputElement>('guest-link');
  try {
    await navigator.clipboard.writeText(input.value);
    setText('copied', 'Copied.');
  } catch {
    // Frames may not write to the clipboard unless they are allowed to.
    input.select();
    setText('copied', 'Press Ctrl+C or ⌘C to copy the link.');
  }
}

void start();
