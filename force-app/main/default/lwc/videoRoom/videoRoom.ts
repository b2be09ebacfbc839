import { LightningElement, api, wire } from 'lwc';
import { getRecord } from 'lightning/uiRecordApi';
import { createConsoleWindow } from 'c/consoleWindow';
import type { Room } from 'c/middlewareClient';
import { startRecordRefresh, type RecordRefresh } from 'c/recordRefresh';
import { createRoomRequest, type ReadSettings, type RoomOrder, type RoomRequest, type RoomStep } from 'c/roomRequest';
import { canBeTriedAgain, toVideoError, type VideoError } from 'c/videoErrors';
import { OUTCOME_FIELDS, SESSION_FIELDS, isInCall, isOver, readSession, type VideoSession } from 'c/videoSessions';
import { decideRoomState, type RoomState } from './roomState';

type ConsolePlace = 'page' | 'window' | 'blocked';
type FocusTarget = 'c-video-console' | 'c-video-error-panel' | 'c-video-progress';

/**
 * Gets the room of a session and holds the call. It stays on the page whatever the data of the page does, for with it
 * the console's frame would go, and the call with the frame.
 *
 * @fires busy when a call starts, idle (with the code of what failed) when the form may show again, room with the id of
 * the session that was started
 */
export default class VideoRoom extends LightningElement {
  @api customerName = '';
  @api opensInWindow = false;
  @api inDialog = false;

  isStarting = false;
  step: RoomStep = 'record';
  error: VideoError | undefined;
  room: Room | undefined;
  place: ConsolePlace = 'page';
  hasExpired = false;
  sessionId: string | undefined;
  readSettings: ReadSettings | undefined;
  order: RoomOrder | undefined;
  request: RoomRequest | undefined;
  refresh: RecordRefresh | undefined;
  leaving = new AbortController();
  waiting = new AbortController();
  /** Somebody stopped waiting for it: its session may still get a room. */
  abandoned: RoomOrder | undefined;
  focusNext: FocusTarget | undefined;
  readonly consoleWindow = createConsoleWindow();

  @wire(getRecord, { recordId: '$sessionId', fields: SESSION_FIELDS, optionalFields: OUTCOME_FIELDS })
  sessionRow: LightningWireValue<LightningRecord> = {};

  /** Gets a room for the order; a second click while the first is under way does nothing. */
  @api
  async begin(readSettings: ReadSettings, order: RoomOrder): Promise<void> {
    if (this.isStarting) {
      return;
    }
    // The same wish after somebody stopped waiting is the same call: a second session would be a second room.
    const isSame = this.abandoned !== undefined && JSON.stringify(this.abandoned) === JSON.stringify(order);
    const request = (isSame ? this.request : undefined) ?? createRoomRequest(readSettings, order);
    this.readSettings = readSettings;
    this.order = order;
    this.request = request;
    await this.send(request);
  }

  override connectedCallback(): void {
    this.leaving = new AbortController();
    if (this.room) {
      this.watchRecords();
    }
  }

  override renderedCallback(): void {
    const target = this.focusNext && this.template?.querySelector<HTMLElement>(this.focusNext);
    if (target) {
      this.focusNext = undefined;
      target.focus();
    }
  }

  override disconnectedCallback(): void {
    this.leaving.abort();
    this.refresh?.stop();
    if (!this.room) {
      this.consoleWindow.close();
    }
  }

  get session(): VideoSession | undefined {
    const { data } = this.sessionRow;
    return data && data.id === this.sessionId ? readSession(data, Date.now()) : undefined;
  }
  get roomState(): RoomState {
    return decideRoomState({
      isStarting: this.isStarting,
      hasError: this.error !== undefined,
      hasRoom: this.room !== undefined,
      hasExpired: this.hasExpired,
      isInCall: this.session !== undefined && isInCall(this.session),
      isOver: this.session !== undefined && isOver(this.session),
    });
  }
  get isStartingState(): boolean {
    return this.roomState === 'starting';
  }
  get isErrorState(): boolean {
    return this.roomState === 'error';
  }
  get canRetry(): boolean {
    return this.error !== undefined && canBeTriedAgain(this.error);
  }

  async handleRetry(): Promise<void> {
    if (this.request && !this.isStarting) {
      await this.send(this.request);
    }
  }

  handleCancel(): void {
    this.waiting.abort();
  }

  handleBack(): void {
    const code = this.error?.code;
    this.error = undefined;
    if (this.room) {
      this.focusNext = 'c-video-console';
    } else {
      this.dispatchEvent(new CustomEvent('idle', { detail: { code } }));
    }
  }

  handleExpire(): void {
    this.hasExpired = true;
  }

  async handleStartAgain(): Promise<void> {
    const { room, order, readSettings } = this;
    if (room && order && readSettings) {
      await this.begin(readSettings, { sessionId: room.sessionId, contactId: order.contactId, caseId: order.caseId });
    }
  }

  handleOpenWindow(): void {
    if (this.room) {
      this.place = this.consoleWindow.show(this.room.agentConsoleUrl) ? 'window' : 'blocked';
    }
  }

  handleShowWindow(): void {
    if (this.consoleWindow.isOpen) {
      this.consoleWindow.focus();
    } else {
      this.handleOpenWindow();
    }
  }

  handleOpenPage(): void {
    this.consoleWindow.close();
    this.place = 'page';
  }

  handleLeave(): void {
    this.refresh?.stop();
    this.consoleWindow.close();
    this.room = undefined;
    this.place = 'page';
    this.dispatchEvent(new CustomEvent('idle'));
  }

  async send(request: RoomRequest): Promise<void> {
    this.isStarting = true;
    this.error = undefined;
    this.abandoned = undefined;
    this.waiting = new AbortController();
    this.step = 'record';
    this.focusNext = 'c-video-progress';
    this.dispatchEvent(new CustomEvent('busy'));
    if (this.usesWindow) {
      // Now, while the click is handled: browsers block a window that opens only when the answer is there.
      this.consoleWindow.prepare();
    }
    try {
      const setStep = (step: RoomStep) => {
        this.step = step;
      };
      this.takeRoom(await request.send(setStep, AbortSignal.any([this.leaving.signal, this.waiting.signal])));
    } catch (error) {
      this.error = toVideoError(error);
      this.focusNext = 'c-video-error-panel';
      if (!this.room) {
        this.consoleWindow.close();
      }
    } finally {
      this.isStarting = false;
    }
    if (this.error?.code === 'CANCELLED') {
      this.giveUp(request);
    }
  }

  /** The form and the latest calls come back, where the call stands if its room opens after all. */
  giveUp({ sessionId }: RoomRequest): void {
    this.abandoned = this.order;
    if (sessionId !== undefined) {
      this.dispatchEvent(new CustomEvent('room', { detail: sessionId }));
    }
    if (!this.room) {
      this.dispatchEvent(new CustomEvent('idle', { detail: { keepsFocus: true } }));
    }
  }

  /** A call that is moved into a window stays there when its room is renewed. */
  get usesWindow(): boolean {
    return this.room ? this.place !== 'page' : this.opensInWindow;
  }

  takeRoom(room: Room): void {
    if (this.usesWindow) {
      this.place = this.consoleWindow.show(room.agentConsoleUrl) ? 'window' : 'blocked';
    }
    this.room = room;
    this.sessionId = room.sessionId;
    this.hasExpired = false;
    this.focusNext = 'c-video-console';
    this.watchRecords();
    this.dispatchEvent(new CustomEvent('room', { detail: room.sessionId }));
  }

  watchRecords(): void {
    const ids = [this.room?.sessionId, this.order?.contactId, this.order?.caseId].filter((id) => id !== undefined);
    this.refresh?.stop();
    this.refresh = startRecordRefresh(
      ids,
      () => this.session?.callReference === this.room?.callReference,
      () => (this.session?.mayChange === true ? this.room?.sessionId : undefined),
    );
  }
}
