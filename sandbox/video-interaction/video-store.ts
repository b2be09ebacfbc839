import type { Clock } from '../core/clock.ts';
import type { TokenRequest } from './api/token-request.ts';
import { reportingWays, type ReportingWays } from './api/reporting-ways.ts';
import { randomText } from './random-text.ts';
import { ROOM_LIFETIME_MS, settle } from './room/room.ts';
import type { Call, LoggedCall, Room, SmsMessage, VideoAgent } from './types.ts';

export interface AuthToken {
  readonly value: string;
  readonly expiresAt: number;
  readonly room?: Room;
}

/** How the answer to an order for a room differs from the usual one: null leaves a member out. */
export interface RoomAnswers {
  readonly status?: number | undefined;
  readonly guest_link?: string | null | undefined;
  readonly call_reference?: string | null | undefined;
}

/** Undocumented at 8x8; short, so that nobody relies on a long one. */
const TOKEN_LIFETIME_MS = 60 * 60_000;
const FIRST_CALL_ID = 5756;

/** Everything that the Video Interaction sandbox remembers, in memory. */
export class VideoStore {
  readonly #clock: Clock;
  readonly #publicUrl: () => string;
  readonly #tokens = new Map<string, AuthToken>();
  readonly #rooms = new Map<string, Room>();
  readonly #messages: SmsMessage[] = [];
  readonly #firstApiKey: string;
  #apiKeys: readonly string[];
  #roomAnswers: RoomAnswers = {};
  #reporting: ReportingWays = reportingWays.parse({});
  #lastCallId = FIRST_CALL_ID;

  /** @param apiKey the key of the account, until `setApiKeys` makes others valid */
  constructor(clock: Clock, publicUrl: () => string, apiKey: string) {
    this.#clock = clock;
    this.#firstApiKey = apiKey;
    this.#apiKeys = [apiKey];
    this.#publicUrl = publicUrl;
  }

  /** The keys that are accepted. */
  apiKeys(): readonly string[] {
    return this.#apiKeys;
  }

  setApiKeys(keys: readonly string[]): void {
    this.#apiKeys = keys;
  }

  roomAnswers(): RoomAnswers {
    return this.#roomAnswers;
  }

  setRoomAnswers(answers: RoomAnswers): void {
    this.#roomAnswers = answers;
  }

  reporting(): ReportingWays {
    return this.#reporting;
  }

  setReporting(ways: ReportingWays): void {
    this.#reporting = ways;
  }

  createToken(request: TokenRequest): AuthToken {
    const room = request.create_room === true ? this.#createRoom(request) : undefined;
    const token = {
      value: randomText(48),
      expiresAt: this.#clock.now() + (this.#reporting.tokenLifetimeMs ?? TOKEN_LIFETIME_MS),
      ...(room === undefined ? {} : { room }),
    };
    this.#tokens.set(token.value, token);
    return token;
  }

  /** Undefined for a text that is no token, or one that is too old. */
  token(value: string): AuthToken | undefined {
    const token = this.#tokens.get(value);
    if (token?.room) settle(token.room, this.#clock.now());
    return token && this.#clock.now() < token.expiresAt ? token : undefined;
  }

  room(code: string): Room | undefined {
    const room = this.#rooms.get(code);
    if (room) settle(room, this.#clock.now());
    return room;
  }

  rooms(): readonly Room[] {
    const rooms = [...this.#rooms.values()];
    for (const room of rooms) settle(room, this.#clock.now());
    return rooms;
  }

  /** Of the rooms in which an agent was, oldest room first. */
  calls(): readonly LoggedCall[] {
    return this.rooms().flatMap((room) =>
      [...room.earlierCalls, ...(room.call === undefined ? [] : [room.call])].map((call) => ({ room, call })),
    );
  }

  guestLink(room: Room): string {
    return `${this.#publicUrl()}/guest/${room.code}`;
  }

  /** The agent is in: the call is logged from now on, and the guest is invited, once. */
  logIn(room: Room, agent: VideoAgent): void {
    room.agent = agent;
    room.call ??= this.#createCall(room.phoneNumber);
    if (room.phoneNumber === undefined || room.smsSent) return;
    room.smsSent = true;
    this.#send(room, agent, room.phoneNumber);
  }

  /**
   * The agent invites once more, perhaps at another number: a call of its own in the log, in the same room.
   *
   * @returns false for a room without an agent, or one whose guest has come
   */
  inviteAgain(room: Room, phoneNumber: string | undefined): boolean {
    const { agent, call } = room;
    if (agent === undefined || call === undefined || call.startedAt !== undefined) return false;
    call.finishedAt ??= this.#clock.now();
    room.earlierCalls.push(call);
    const to = phoneNumber ?? room.phoneNumber;
    room.call = this.#createCall(to);
    if (to !== undefined) this.#send(room, agent, to);
    return true;
  }

  #send(room: Room, agent: VideoAgent, to: string): void {
    const link = this.guestLink(room);
    this.#messages.push({
      to,
      text: `${agent.name} invites you to a video call. No app is needed, just tap: ${link}`,
      link,
      sentAt: this.#clock.now(),
    });
  }

  /** Oldest first. */
  messages(): readonly SmsMessage[] {
    return this.#messages;
  }

  reset(): void {
    this.#tokens.clear();
    this.#rooms.clear();
    this.#messages.length = 0;
    this.#apiKeys = [this.#firstApiKey];
    this.#roomAnswers = {};
    this.#reporting = reportingWays.parse({});
    this.#lastCallId = FIRST_CALL_ID;
  }

  #createRoom({ call_reference, phone_number }: TokenRequest): Room {
    const now = this.#clock.now();
    const room: Room = {
      code: randomText(9),
      callReference: call_reference ?? randomText(6),
      ...(phone_number === undefined ? {} : { phoneNumber: phone_number }),
      createdAt: now,
      expiresAt: now + ROOM_LIFETIME_MS,
      smsSent: false,
      earlierCalls: [],
      present: { agent: false, guest: false },
      epoch: 0,
    };
    this.#rooms.set(room.code, room);
    return room;
  }

  #createCall(to: string | undefined): Call {
    this.#lastCallId += 1;
    return {
      id: this.#lastCallId,
      ...(to === undefined ? {} : { to }),
      createdAt: this.#clock.now(),
      talkMs: 0,
      ratings: {},
      conversation: [],
      snapshots: new Map(),
    };
  }
}
