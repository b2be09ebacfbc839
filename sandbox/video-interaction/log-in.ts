import type { Clock } from '../core/clock.ts';
import type { Notice } from './pages/notice-page.ts';
import { phaseOf } from './room/room.ts';
import type { Room, VideoAgent } from './types.ts';
import type { VideoStore } from './video-store.ts';

export interface LogInOptions {
  readonly store: VideoStore;
  readonly clock: Clock;
  readonly agents: readonly VideoAgent[];
}

export interface LoggedIn {
  readonly agent: VideoAgent;
  readonly token: string;
  readonly embedded: boolean;
  readonly room?: Room;
}

export interface Refusal extends Notice {
  readonly status: number;
}

/** Decides over the console's URL: `?mode=embedded&user=<e-mail of an agent>&token=<auth token>`. */
export function logIn(
  query: Readonly<Record<string, unknown>>,
  { store, clock, agents }: LogInOptions,
): LoggedIn | Refusal {
  const { user, token: value, mode } = query;
  const agent = agents.find(({ email }) => typeof user === 'string' && email.toLowerCase() === user.toLowerCase());
  if (agent === undefined) {
    return refuse(
      403,
      'You cannot sign in',
      'This user is not registered in Video Interaction. Ask your administrator.',
    );
  }
  const token = typeof value === 'string' ? store.token(value) : undefined;
  if (token === undefined) {
    return refuse(401, 'You cannot sign in', 'The link to this console is not valid or too old. Start the call again.');
  }
  const embedded = mode === 'embedded';
  const { room } = token;
  if (room === undefined) {
    if (!embedded) return { agent, token: token.value, embedded };
    return refuse(403, 'There is no room', 'An embedded console needs a token that was made with a room.');
  }
  const phase = phaseOf(room, clock.now());
  if (embedded && phase === 'expired') {
    return refuse(410, 'The room has expired', 'A room is valid for 15 minutes after its creation. Start a new call.');
  }
  if (embedded && phase === 'ended') return refuse(410, 'The call has ended', 'Start a new call to talk again.');
  if (room.present.agent && room.agent !== undefined && room.agent.email !== agent.email) {
    return refuse(409, 'The room is taken', `${room.agent.name} is in this room. There is one agent in each call.`);
  }
  return { agent, token: token.value, embedded, room };
}

function refuse(status: number, title: string, text: string): Refusal {
  return { status, title, text };
}
