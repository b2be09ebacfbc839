import parsePhoneNumber from 'libphonenumber-js/max';
import type { LoggedCall } from '../types.ts';
import type { ReportingWays } from './reporting-ways.ts';

/** One entry of GET /api/v1/call-logs, with the slips of 8x8's own examples where a call has no number. */
export function toCallLog(logged: LoggedCall, ways: ReportingWays) {
  const { room, call } = logged;
  const { to: phoneNumber } = call;
  return {
    CallId: String(call.id),
    UserB_MSISDN: numberOf(phoneNumber, ways.number),
    ...timesOf(logged, ways),
    CountryISO2alpha: phoneNumber === undefined ? '“SG”' : (parsePhoneNumber(phoneNumber)?.country ?? null),
    Reference: referenceOf(room.callReference, ways.reference),
    Location: call.location ?? null,
  };
}

/** Answer of GET /api/v1/calls/{id}. */
export function toCallDetail(logged: LoggedCall, ways: ReportingWays) {
  const { call } = logged;
  return {
    ...timesOf(logged, ways),
    AgentRating: textOf(call.ratings.agent),
    GuestRating: textOf(call.ratings.guest),
    Location: call.location ?? null,
    Conversation: call.conversation,
  };
}

/** When a call began, by what the account takes for its begin. */
export function createdAtOf({ room, call }: LoggedCall, { createdAt }: ReportingWays): number {
  if (createdAt === 'room') return room.createdAt;
  return createdAt === 'guest' ? (call.startedAt ?? call.createdAt) : call.createdAt;
}

function timesOf(logged: LoggedCall, ways: ReportingWays) {
  const { talkMs } = logged.call;
  const finishedAt = ways.neverFinished ? undefined : logged.call.finishedAt;
  return {
    CreatedAt: new Date(createdAtOf(logged, ways)).toISOString(),
    FinishedAt: finishedAt === undefined ? null : new Date(finishedAt).toISOString(),
    Duration: finishedAt === undefined ? 0 : Math.round(talkMs / 1000),
    // The letters are not documented: E stands by a finished call in the examples, C by one without an end.
    Status: finishedAt === undefined ? ways.letters.open : ways.letters.finished,
  };
}

function numberOf(phoneNumber: string | undefined, way: ReportingWays['number']): string | null {
  if (phoneNumber === undefined || way === 'sloppy') return 'null,';
  if (way === 'none') return null;
  if (way === 'plus') return phoneNumber;
  return way === 'zeros' ? `00${phoneNumber.slice(1)}` : phoneNumber.slice(1);
}

function referenceOf(reference: string, way: ReportingWays['reference']): string | null {
  if (way === 'none') return null;
  if (way === 'quoted') return ` “${reference}”,`;
  return way === 'upper' ? reference.toUpperCase() : reference;
}

function textOf(rating: number | undefined): string | null {
  return rating === undefined ? null : String(rating);
}
