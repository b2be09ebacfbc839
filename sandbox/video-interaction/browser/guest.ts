import type { RoomView } from '../room/protocol.ts';
import { startCall } from './call.ts';
import { byId, setText, showProblem } from './elements.ts';
import { showEnding } from './ending.ts';
import { openOwnMedia } from './media.ts';
import type { Session } from './session.ts';

const joinButton = byId<HTMLButtonElement>('join');

joinButton.addEventListener('click', () => {
  joinButton.disabled = true;
  setText('status', 'Joining…');
  join().catch(() => {
    joinButton.disabled = false;
    setText('status', '');
    showProblem('The call could not be reached. Check your network and try again.');
  });
});

async function join(): Promise<void> {
  const media = await openOwnMedia();
  const response = await fetch(`/guest/${byId('room').dataset['code'] ?? ''}/join`, { method: 'POST' });
  const answer = (await response.json()) as { session?: string; message?: string };
  byId('welcome').hidden = true;
  if (answer.session === undefined) {
    setText('status', '');
    showProblem(answer.message ?? 'This call cannot be joined.');
    for (const track of media.stream.getTracks()) track.stop();
    return;
  }
  byId('columns').hidden = false;
  const { session } = startCall(answer.session, media, {
    onState: show,
    onTime: () => undefined,
    onGone: () => showEnding('This call is no longer there. Please ask your agent for a new link.'),
  });
  byId('share-location').addEventListener('click', () => shareLocation(session));
}

function show(view: RoomView): void {
  const { phase, present } = view;
  if (phase === 'expired') {
    showEnding('This link has expired. Please ask your agent for a new one.');
    return;
  }
  setText('status', describe(view));
  setText('placeholder', present.agent ? '' : 'Your agent’s picture appears here.');
  byId<HTMLButtonElement>('share-location').disabled = phase !== 'active';
}

function describe({ phase, present, agentName, location }: RoomView): string {
  if (phase === 'ended') return '';
  if (!present.agent) return 'Waiting for your agent';
  return location ? `In a call with ${agentName}. They know your location.` : `In a call with ${agentName}`;
}

function shareLocation(session: Session): void {
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      session
        .send('location', { lat: coords.latitude, long: coords.longitude })
        .catch(() => showProblem('Your location was not sent. Please try again.'));
    },
    () => showProblem('Your location is not known, or this page may not ask for it.'),
  );
}
