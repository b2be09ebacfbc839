import type { Response } from 'express';
import type { Clock } from '../../core/clock.ts';
import { randomText } from '../random-text.ts';
import type { Room, Side, VideoAgent } from '../types.ts';
import type { VideoStore } from '../video-store.ts';
import { viewRoom, viewTime } from './room-view.ts';
import { enter, leave, phaseOf } from './room.ts';

export interface Participant {
  readonly id: string;
  readonly room: Room;
  readonly side: Side;
  readonly agent?: VideoAgent;
  /** Open while the page is there. */
  stream?: Response;
}

const HEARTBEAT_MS = 1_000;

/** The pages that are in a room, or may be, and what they are told. */
export class Participants {
  readonly #clock: Clock;
  readonly #store: VideoStore;
  readonly #participants = new Map<string, Participant>();

  constructor(clock: Clock, store: VideoStore) {
    this.#clock = clock;
    this.#store = store;
  }

  /** A page that may enter; it is not there before it listens. */
  admit(room: Room, side: Side, agent?: VideoAgent): string {
    const id = randomText(18);
    this.#participants.set(id, { id, room, side, ...(agent === undefined ? {} : { agent }) });
    return id;
  }

  get(id: string): Participant | undefined {
    return this.#participants.get(id);
  }

  /** Lets a page in, and tells it of the room until it goes. Agents are logged in by this. */
  listen(participant: Participant, stream: Response): void {
    const { room, side, agent } = participant;
    stream.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' }).flushHeaders();
    const phase = phaseOf(room, this.#clock.now());
    if (phase === 'ended' || phase === 'expired') {
      this.#sendState(participant, stream);
      stream.end();
      return;
    }
    this.#replaceOthers(participant);
    participant.stream = stream;
    if (agent) this.#store.logIn(room, agent);
    enter(room, side, this.#clock.now());
    this.tellAll(room);
    this.#keepTold(participant, stream);
  }

  tellAll(room: Room): void {
    for (const participant of this.#inRoom(room)) {
      if (participant.stream) this.#sendState(participant, participant.stream);
    }
  }

  /** Hands a message on to the other side, if it is there. */
  signal({ room, side }: Participant, message: unknown): void {
    for (const other of this.#inRoom(room)) {
      if (other.side !== side && other.stream) send(other.stream, 'signal', message);
    }
  }

  reset(): void {
    for (const { stream } of this.#participants.values()) stream?.end();
    this.#participants.clear();
  }

  #keepTold(participant: Participant, stream: Response): void {
    const { room, side } = participant;
    let phase = phaseOf(room, this.#clock.now());
    const tell = () => {
      send(stream, 'time', viewTime(room, this.#clock.now()));
      const now = phaseOf(room, this.#clock.now());
      if (now !== phase) this.#sendState(participant, stream);
      phase = now;
    };
    tell();
    // Rooms expire by the clock of the sandbox, which can be moved: no timer of ours would notice.
    const heartbeat = setInterval(tell, HEARTBEAT_MS);
    stream.on('close', () => {
      clearInterval(heartbeat);
      if (participant.stream !== stream) return;
      delete participant.stream;
      leave(room, side, this.#clock.now());
      this.tellAll(room);
    });
  }

  /** One agent and one guest per room: the page that came last stays. */
  #replaceOthers({ room, side }: Participant): void {
    for (const other of this.#inRoom(room)) {
      if (other.side !== side || other.stream === undefined) continue;
      send(other.stream, 'replaced', {});
      other.stream.end();
      delete other.stream;
    }
  }

  #sendState({ id, room, side }: Participant, stream: Response): void {
    const view = viewRoom(room, side, {
      now: this.#clock.now(),
      guestLink: this.#store.guestLink(room),
      imageUrl: (path) => `/session/${id}/snapshot?path=${encodeURIComponent(path)}`,
    });
    send(stream, 'state', view);
  }

  *#inRoom(room: Room): Iterable<Participant> {
    for (const participant of this.#participants.values()) if (participant.room === room) yield participant;
  }
}

function send(stream: Response, event: string, data: unknown): void {
  stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}
