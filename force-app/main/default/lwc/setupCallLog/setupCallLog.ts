import { formatDuration } from 'c/callFormat';
import type { CallLog, SetupClient } from 'c/setupClient';
import { confirm } from 'c/setupConfirm';
import { formatTime, formatTimesIn } from 'c/setupFormat';
import { callLogLabels } from 'c/setupLabels';
import { ActingSetupPart } from 'c/setupPart';
import { fillLabel } from 'c/startVideoLabels';

type Doubt = CallLog['doubts'][number];

const SECONDS_PER_MINUTE = 60;

/**
 * What comes back after a call: how far 8x8's call log was read and how late, why not, and calls of which it is not known
 * whose they are.
 *
 * @fires changed after the log was read, or somebody said whose a call is
 */
export default class SetupCallLog extends ActingSetupPart<CallLog> {
  readonly labels = callLogLabels;
  isReading = false;

  get pauseText(): string {
    const { pause } = this.answer ?? {};
    return pause
      ? fillLabel(
          callLogLabels.pausedRemedy,
          formatTime(pause.since),
          formatTime(pause.until),
          formatTimesIn(pause.reason),
        )
      : '';
  }
  get lastRead(): string {
    const { lastRead } = this.answer ?? {};
    if (!lastRead) {
      return callLogLabels.neverRead;
    }
    const { at, backTo } = lastRead;
    return backTo === null ? formatTime(at) : fillLabel(callLogLabels.lastReadBack, formatTime(at), formatTime(backTo));
  }
  get goesOn(): boolean {
    return this.answer?.lastRead?.isComplete === false;
  }
  get lag(): string {
    const { lagSeconds = 0 } = this.answer ?? {};
    return lagSeconds < SECONDS_PER_MINUTE
      ? callLogLabels.inTime
      : fillLabel(callLogLabels.late, formatDuration(lagSeconds));
  }
  get watched(): string {
    return String(this.answer?.watched ?? 0);
  }
  get foreign(): string {
    return String(this.answer?.foreignCount ?? 0);
  }
  /** Empty where the clocks are in step. */
  get clock(): string {
    const { aheadSeconds = 0 } = this.answer ?? {};
    const label = aheadSeconds > 0 ? callLogLabels.clockAhead : callLogLabels.clockBehind;
    return aheadSeconds === 0 ? '' : fillLabel(label, formatDuration(Math.abs(aheadSeconds)));
  }
  get sloppy(): string {
    const values = this.answer?.sloppyValues ?? [];
    return values.map(({ field, count }) => fillLabel(callLogLabels.sloppyValue, field, String(count))).join(', ');
  }
  get status(): string {
    return this.isReading ? callLogLabels.reading : this.message;
  }
  get hasDoubts(): boolean {
    return this.doubts.length > 0;
  }
  get doubtsHeading(): string {
    return fillLabel(callLogLabels.doubtsHeading, String(this.answer?.doubtCount ?? 0));
  }
  get doubts() {
    return (
      this.answer?.doubts.map((doubt) => {
        const title = titleOf(doubt);
        const candidates = doubt.candidates.map((candidate) => {
          const name = fillLabel(callLogLabels.candidate, candidate.callReference, formatTime(candidate.roomCreatedAt));
          return {
            ...candidate,
            name,
            callId: doubt.callId,
            url: `/lightning/r/Video_Session__c/${candidate.sessionId}/view`,
            assignName: fillLabel(callLogLabels.assignName, title, name),
          };
        });
        return { ...doubt, title, candidates, dismissName: fillLabel(callLogLabels.dismissName, title) };
      }) ?? []
    );
  }

  async handleRead(): Promise<void> {
    this.isReading = true;
    await this.act(async (client) => {
      try {
        const { entries, pages, changed } = await client.readCallLog();
        return fillLabel(callLogLabels.wasRead, String(entries), String(pages), String(changed));
      } finally {
        this.isReading = false;
        // Also why nothing could be read stands there.
        await this.load();
      }
    }, '.status');
  }

  async handleAssign(event: Event): Promise<void> {
    const { call = '', room = '', name = '' } = (event.currentTarget as HTMLElement).dataset;
    const question = fillLabel(callLogLabels.assignQuestion, name);
    if (await confirm(callLogLabels.assignTitle, question, callLogLabels.assign)) {
      await this.act(async (client) => {
        await client.assignCall(call, room);
        await this.load();
        return callLogLabels.assigned;
      }, '.status');
    }
  }

  async handleDismiss(event: Event): Promise<void> {
    const { call = '', title = '' } = (event.currentTarget as HTMLElement).dataset;
    const question = fillLabel(callLogLabels.dismissQuestion, title);
    if (await confirm(callLogLabels.dismissTitle, question, callLogLabels.dismiss)) {
      await this.act(async (client) => {
        await client.dismissCall(call);
        await this.load();
        return callLogLabels.dismissed;
      }, '.status');
    }
  }

  ask(client: SetupClient): Promise<CallLog> {
    return client.callLog();
  }
}

function titleOf({ callId, startedAt, durationSeconds }: Doubt): string {
  return durationSeconds === null
    ? fillLabel(callLogLabels.doubtUnknown, callId, formatTime(startedAt))
    : fillLabel(callLogLabels.doubt, callId, formatTime(startedAt), formatDuration(durationSeconds));
}
