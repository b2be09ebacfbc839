import parsePhoneNumber from 'libphonenumber-js/max';
import type { Call, LoggedCall } from '../types.ts';

/** One entry of GET /api/v1/call-logs, with the slips of 8x8's own examples where a call has no number. */
export function toCallLog({ room, call }: LoggedCall) {
  const { phoneNumber } = room;
  return {
    CallId: String(call.id),
    UserB_MSISDN: phoneNumber?.slice(1) ?? 'null,',
    ...timesOf(call),
    CountryISO2alpha: phoneNumber === undefined ? '“SG”' : (parsePhoneNumber(phoneNumber)?.country ?? null),
    Reference: room.callReference,
    Location: call.location ?? null,
  };
}

/** Answer of GET /api/v1/calls/{id}. */
export function toCallDetail({ call }: LoggedCall) {
  return {
    ...timesOf(call),
    AgentRating: textOf(call.ratings.agent),
    GuestRating: textOf(call.ratings.guest),
    Location: call.location ?? null,
    Conversation: call.conversation,
  };
}

function timesOf(call: Call) {
  const { createdAt, finishedAt, talkMs } = call;
  return {
    CreatedAt: new Date(createdAt).toISOString(),
    FinishedAt: finishedAt === undefined ? null : new Date(finishedAt).toISOString(),
    Duration: finishedAt === undefined ? 0 : Math.round(talkMs / 1000),
    // The letters are not documented: E stands by a finished call in the examples, C by one without an end.
    Status: finishedAt === undefined ? 'C' : 'E',
  };
}

function textOf(rating: number | undefined): string | null {
  return rating === undefined ? null : String(rating);
}
