import type { RoomView, TimeView } from '../room/protocol.ts';
import { enableChat, showConversation } from './conversation.ts';
import { byId, setText, showProblem } from './elements.ts';
import { showEnding } from './ending.ts';
import type { OwnMedia } from './media.ts';
import { Peer } from './peer.ts';
import { enableRating, showRating } from './rating.ts';
import type { Session } from './session.ts';
import { openSession } from './session.ts';

export interface CallPage {
  /** What to tell of the room, besides what both sides show. */
  onState(view: RoomView): void;
  onTime(time: TimeView): void;
  /** The room is no longer there. */
  onGone(): void;
}

export interface CallControl {
  readonly session: Session;
  readonly remote: HTMLVideoElement;
}

/** What the agent's and the guest's page do alike: pictures, mute, camera, chat, end and rating. */
export function startCall(sessionId: string, { stream, problem }: OwnMedia, page: CallPage): CallControl {
  const remote = byId<HTMLVideoElement>('remote');
  const local = byId<HTMLVideoElement>('local');
  local.srcObject = stream;
  local.hidden = stream.getVideoTracks().length === 0;
  showProblem(problem);

  const peer = new Peer({
    own: stream,
    send: (signal) => void session.send('signal', signal).catch(() => undefined),
    onRemote: (other) => {
      remote.srcObject = other ?? null;
    },
    onConnection: (state) => {
      byId('room').dataset['media'] = state;
      if (state === 'failed')
        showProblem('Picture and sound do not get through. Check your network, then load the page again.');
    },
  });
  const leave = () => {
    peer.close();
    for (const track of stream.getTracks()) track.stop();
  };
  const session = openSession(sessionId, {
    onState: (view) => {
      byId('room').dataset['phase'] = view.phase;
      peer.follow(view);
      showConversation(view.conversation);
      byId<HTMLButtonElement>('end').disabled = view.phase !== 'active';
      byId('placeholder').hidden = view.present.agent && view.present.guest;
      page.onState(view);
      if (view.phase === 'ended') showRating();
      if (view.phase === 'ended' || view.phase === 'expired') leave();
    },
    onTime: page.onTime,
    onSignal: (signal) => peer.receive(signal),
    onReplaced: () => {
      leave();
      showEnding('This call goes on in another window.');
    },
    onLost: () => setText('status', 'The connection was lost. Trying again…'),
    onGone: () => {
      leave();
      page.onGone();
    },
  });

  enableToggle('mute', stream.getAudioTracks(), ['Mute', 'Unmute']);
  enableToggle('camera', stream.getVideoTracks(), ['Camera off', 'Camera on']);
  enableChat(session);
  enableRating(session);
  byId('end').addEventListener('click', () => {
    session.send('end', {}).catch(() => showProblem('The call could not be ended. Please try again.'));
  });
  return { session, remote };
}

/** A button that turns tracks off and on, and says which it will do. */
function enableToggle(id: string, tracks: readonly MediaStreamTrack[], [off, on]: readonly [string, string]): void {
  const button = byId<HTMLButtonElement>(id);
  button.disabled = tracks.length === 0;
  button.addEventListener('click', () => {
    const enabled = tracks[0]?.enabled === false;
    for (const track of tracks) track.enabled = enabled;
    button.textContent = enabled ? off : on;
  });
}
