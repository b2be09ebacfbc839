import { LightningElement, api, wire } from 'lwc';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import SESSION_OBJECT from '@salesforce/schema/Video_Session__c';
import CONTACT_FIELD from '@salesforce/schema/Video_Session__c.Contact__c';
import INVITATION_FIELD from '@salesforce/schema/Video_Session__c.Invitation__c';
import { createConsoleWindow } from 'c/consoleWindow';
import { focusResultOf } from 'c/focusResult';
import type { Room } from 'c/middlewareClient';
import { createRoomRequest, type RoomRequest, type RoomStep } from 'c/roomRequest';
import type { SetupClient } from 'c/setupClient';
import { testCallLabels } from 'c/setupLabels';
import { toVideoError, type VideoError } from 'c/videoErrors';
import { SESSION_FIELDS, readSession } from 'c/videoSessions';
import type { VideoSettings } from 'c/videoSettings';
import { describeHops, type CallTimes, type Hop, type HopState } from './hops';

const FIGURES: Record<HopState, { iconName: string; variant: string | undefined; stateText: string }> = {
  done: { iconName: 'utility:success', variant: 'success', stateText: testCallLabels.done },
  current: { iconName: 'utility:clock', variant: undefined, stateText: testCallLabels.current },
  error: { iconName: 'utility:error', variant: 'error', stateText: testCallLabels.failed },
  waiting: { iconName: 'utility:routing_offline', variant: undefined, stateText: testCallLabels.waiting },
};

/** Somebody watches: often enough to tell the time, and not for ever. */
const POLL_MS = 500;
const SLOW_MS = 20_000;
const GIVE_UP_MS = 120_000;

/**
 * A real call by link, so that nobody is texted, with the time that each part of its way took.
 *
 * @fires finished when its reference stands on the record
 */
export default class SetupTestCall extends LightningElement {
  /** What a call needs to know; undefined while it is not complete. */
  @api settings?: VideoSettings;
  /** Proves to the middleware who asks: then a refusal tells what 8x8 or Salesforce said. */
  @api client?: SetupClient;
  /** Reads them as somebody else may have saved them meanwhile. */
  @api readAnew?: () => Promise<unknown>;
  /** The settings are another org's: nothing must be sent. */
  @api isBlocked = false;

  readonly labels = testCallLabels;
  /** Tells contacts of one name apart. */
  readonly displayInfo = { additionalFields: ['Account.Name'] };
  contactId: string | undefined;
  isRunning = false;
  hasBegun = false;
  isSlow = false;
  isConsoleBlocked = false;
  times: CallTimes = {};
  room: Room | undefined;
  sessionId: string | undefined;
  error: VideoError | undefined;
  request: RoomRequest | undefined;
  answeredAt = 0;
  timer: ReturnType<typeof setTimeout> | undefined;
  leaving = new AbortController();
  readonly consoleWindow = createConsoleWindow();

  @wire(getObjectInfo, { objectApiName: SESSION_OBJECT })
  sessionInfo: LightningWireValue<LightningObjectInfo> = {};

  @wire(getRecord, { recordId: '$sessionId', fields: SESSION_FIELDS })
  wiredSession({ data }: LightningWireValue<LightningRecord>): void {
    const { room } = this;
    if (data && room?.callReference === readSession(data, Date.now()).callReference) {
      this.finish();
    }
  }

  override connectedCallback(): void {
    this.leaving = new AbortController();
  }

  override disconnectedCallback(): void {
    this.leaving.abort();
    clearTimeout(this.timer);
  }

  /** Who may modify all data may create any record, but without the permission set none of its fields. */
  get lacksPermission(): boolean {
    const { data, error } = this.sessionInfo;
    const fields = [CONTACT_FIELD, INVITATION_FIELD].map(({ fieldApiName }) => data?.fields[fieldApiName]);
    const mayCreate = data?.createable === true && fields.every((field) => field?.createable === true);
    return error !== undefined || (data !== undefined && !mayCreate);
  }
  get cannotStart(): boolean {
    return this.isRunning || this.contactId === undefined || this.settings === undefined;
  }
  get hops(): (Hop & { isCurrent: boolean })[] {
    return describeHops(this.times, this.room, this.isRunning).map((hop) => ({
      ...hop,
      ...FIGURES[hop.state],
      isCurrent: hop.state === 'current',
    }));
  }

  handleContact(event: CustomEvent<{ recordId: string | null }>): void {
    this.contactId = event.detail.recordId ?? undefined;
  }

  readonly readSettingsAnew = async (): Promise<VideoSettings | undefined> => {
    await this.readAnew?.();
    // What was read comes to this component with the next rendering.
    await Promise.resolve();
    return this.settings;
  };

  readonly readSetupToken = async (url: string): Promise<string | undefined> => this.client?.tokenFor(url);

  async handleStart(): Promise<void> {
    const { settings, contactId } = this;
    if (settings && contactId) {
      const order = { contactId, caseId: undefined, invitation: 'Link', phoneField: undefined } as const;
      this.request = createRoomRequest(this.readSettingsAnew, order, this.readSetupToken);
      await this.send(this.request);
    }
  }

  /** It stays the same session, and the same proof while it is fresh. */
  async handleRetry(): Promise<void> {
    if (this.request) {
      await this.send(this.request);
    }
  }

  handleConsole(): void {
    if (this.room) {
      this.isConsoleBlocked = !this.consoleWindow.show(this.room.agentConsoleUrl);
    }
  }

  async send(request: RoomRequest): Promise<void> {
    if (this.isRunning) {
      return;
    }
    const begin = () => {
      this.begin();
    };
    // All that comes is told below this heading.
    await focusResultOf(this.template, begin, '.heading');
    const startedAt = performance.now();
    let roomAskedAt = startedAt;
    const onStep = (step: RoomStep) => {
      if (step === 'room') {
        roomAskedAt = performance.now();
        this.times = { recordMs: roomAskedAt - startedAt };
      }
    };
    try {
      this.room = await request.send(onStep, this.leaving.signal);
      this.answeredAt = performance.now();
      this.times = { ...this.times, roomMs: this.answeredAt - roomAskedAt };
      this.sessionId = this.room.sessionId;
      this.watch();
    } catch (error) {
      this.error = toVideoError(error);
      this.isRunning = false;
    }
  }

  begin(): void {
    this.isRunning = true;
    this.hasBegun = true;
    this.isSlow = false;
    this.error = undefined;
    this.room = undefined;
    this.sessionId = undefined;
    this.times = {};
  }

  /** Looks at the record until the reference is there: Lightning Data Service does not notice what others write. */
  watch(): void {
    const waitedMs = performance.now() - this.answeredAt;
    this.isSlow = waitedMs > SLOW_MS;
    if (!this.isRunning || this.sessionId === undefined) {
      return;
    }
    if (waitedMs > GIVE_UP_MS) {
      this.isRunning = false;
      return;
    }
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- ended with the page and when the reference is there
    this.timer = setTimeout(() => {
      this.look().catch(reportError);
    }, POLL_MS);
  }

  async look(): Promise<void> {
    const { sessionId } = this;
    try {
      if (sessionId) {
        await notifyRecordUpdateAvailable([{ recordId: sessionId }]);
      }
    } catch {
      // A look that fails is followed by the next one.
    }
    this.watch();
  }

  finish(): void {
    if (this.times.writeBackMs === undefined) {
      this.times = { ...this.times, writeBackMs: performance.now() - this.answeredAt };
      this.isRunning = false;
      this.isSlow = false;
      clearTimeout(this.timer);
      this.dispatchEvent(new CustomEvent('finished'));
    }
  }
}
