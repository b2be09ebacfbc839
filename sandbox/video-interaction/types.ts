/** An employee who is registered in Video Interaction and signs in by e-mail address. */
export interface VideoAgent {
  readonly email: string;
  readonly name: string;
}

export type Side = 'agent' | 'guest';

export interface SmsMessage {
  /** International number, as the room was ordered with. */
  readonly to: string;
  readonly text: string;
  readonly link: string;
  /** Milliseconds since the epoch, like all times in here. */
  readonly sentAt: number;
}

export interface ConversationEntry {
  readonly origin: Side;
  readonly timestamp: number;
  /** The text of the chat, or the path of a snapshot. */
  readonly data: string;
}

export interface Position {
  readonly lat: number;
  readonly long: number;
}

/** What the reporting API tells of; it begins when an agent logs in to a room. */
export interface Call {
  readonly id: number;
  /** The number that was invited; undefined for nobody. */
  readonly to?: string;
  readonly createdAt: number;
  /** When agent and guest met; a call without it took never place. */
  startedAt?: number;
  finishedAt?: number;
  /** Time that both were connected, without the stretch that is running. */
  talkMs: number;
  /** Since when both are connected without interruption. */
  connectedSince?: number;
  readonly ratings: Partial<Record<Side, number>>;
  location?: Position;
  readonly conversation: ConversationEntry[];
  readonly snapshots: Map<string, Uint8Array>;
}

export interface Room {
  /** Last part of the guest link. */
  readonly code: string;
  readonly callReference: string;
  readonly phoneNumber?: string;
  readonly createdAt: number;
  expiresAt: number;
  agent?: VideoAgent;
  smsSent: boolean;
  readonly present: Record<Side, boolean>;
  lastLeftAt?: number;
  /** Grows with every arrival, so that both sides know which connection their messages belong to. */
  epoch: number;
  call?: Call;
  /** What earlier invitations into the same room came to, oldest first. */
  readonly earlierCalls: Call[];
}

/** A room in which an agent was, as the reporting API sees it. */
export interface LoggedCall {
  readonly room: Room;
  readonly call: Call;
}
