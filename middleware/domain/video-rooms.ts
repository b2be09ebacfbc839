import type { Invitation } from './settings.ts';

export interface RoomOrder {
  readonly callReference: string;
  /** International form; null to send no SMS. */
  readonly phoneNumber: string | null;
  /** Whether the room is to have a reference that no other has; left out for no. */
  readonly wantsOwnReference?: boolean;
}

/** An order with how the customer is invited: by link also where an SMS was asked for that nobody could get. */
export interface PlannedRoom extends RoomOrder {
  readonly invitation: Invitation;
}

export interface VideoRoom {
  /** Null where 8x8 gave none, which it may where it sends the SMS itself. */
  readonly guestLink: string | null;
  /** As 8x8 keeps it: its call log shows this one. */
  readonly callReference: string;
  readonly authToken: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface VideoService {
  /**
   * @throws AppError VIDEO_UNAUTHORIZED, VIDEO_REJECTED (also for a room without a link that nobody is sent),
   * VIDEO_UNAVAILABLE, OVERLOADED, NOT_CONFIGURED
   */
  createRoom(order: RoomOrder): Promise<VideoRoom>;
  /** The page that logs the agent in. It is a credential: show it to nobody but the agent. */
  consoleUrl(login: string, authToken: string): string;
}
