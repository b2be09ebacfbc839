import type { Position, Side } from '../types.ts';
import type { RoomPhase } from './room.ts';

/** What the server tells a page of its room, as event `state`; the whole each time. */
export interface RoomView {
  readonly side: Side;
  readonly phase: RoomPhase;
  readonly agentName: string;
  readonly present: Readonly<Record<Side, boolean>>;
  readonly epoch: number;
  /** For the agent only. */
  readonly invitation?: {
    readonly link: string;
    /** The last digits of the number that got the link by SMS; undefined if the agent has to send it. */
    readonly sentTo?: string;
  };
  readonly conversation: readonly ConversationView[];
  readonly location?: Position;
}

export interface ConversationView {
  readonly own: boolean;
  readonly text?: string;
  /** Address of a snapshot. */
  readonly image?: string;
}

/** Event `time`, every second. */
export interface TimeView {
  /** Until the room expires. */
  readonly secondsLeft: number;
  /** That both have been connected. */
  readonly talkSeconds: number;
}

/** Event `signal`: handed on from the other side without being looked at. */
export interface Signal {
  readonly epoch: number;
  readonly description?: unknown;
  readonly candidate?: unknown;
}
