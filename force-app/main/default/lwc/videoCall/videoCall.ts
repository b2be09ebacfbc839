import { LightningElement, api, wire } from 'lwc';
import { loadScript } from 'lightning/platformResourceLoader';
import { getListRecordsByName } from 'lightning/uiListsApi';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { getRelatedListRecords } from 'lightning/uiRelatedListApi';
import phoneNumbers from '@salesforce/resourceUrl/phoneNumbers';
import CONTACT_OBJECT from '@salesforce/schema/Contact';
import PROOF_OBJECT from '@salesforce/schema/Video_Proof__c';
import SESSION_OBJECT from '@salesforce/schema/Video_Session__c';
import type { Phone } from 'c/phoneNumbers';
import { anewFilter } from 'c/listFilter';
import type { ReadSettings, RoomOrder } from 'c/roomRequest';
import { noticeLabels } from 'c/startVideoLabels';
import { VideoError, fromLightning } from 'c/videoErrors';
import {
  SETTINGS_FIELDS,
  SETTINGS_LIST_VIEW,
  SETTINGS_OBJECT,
  readSettings,
  type VideoSettings,
} from 'c/videoSettings';
import type { VideoSession } from 'c/videoSessions';
import * as callData from './callData';
import { noticeFor, type Notice } from './notices';
import { decideViewState, type ViewState } from './viewState';
import { isRefusal, isSettled } from './wireResults';

type Info = LightningWireValue<LightningObjectInfo>;
type Row = LightningWireValue<LightningRecord>;
type Rows = LightningWireValue<LightningRecordCollection>;
type RoomElement = HTMLElement & { begin(readSettings: ReadSettings, order: RoomOrder): Promise<void> };

/** A slow Lightning Data Service must not hold up a call: then the settings are used as they are known. */
const READING_MS = 3_000;

/** Finds out who can be called from a record page and how; the call itself is held by `c-video-room`. */
export default class VideoCall extends LightningElement {
  @api recordId?: string;
  @api objectApiName?: string;
  /** In a dialog the console opens in a window of its own, and the latest sessions stay on the page. */
  @api inDialog = false;

  readonly labels = noticeLabels;
  isBusy = false;
  isPhoneLibrarySettled = false;
  choice: callData.CallChoice | undefined;
  ownSessionId: string | undefined;
  returnsFocus = false;
  settingsFilter = anewFilter();
  settingsRows: Rows = {};
  wasRefusedToCall = false;

  @wire(getObjectInfo, { objectApiName: CONTACT_OBJECT })
  contactInfo: Info = {};

  @wire(getObjectInfo, { objectApiName: SESSION_OBJECT })
  sessionInfo: Info = {};

  @wire(getObjectInfo, { objectApiName: PROOF_OBJECT })
  proofInfo: Info = {};

  @wire(getListRecordsByName, {
    objectApiName: SETTINGS_OBJECT,
    listViewApiName: SETTINGS_LIST_VIEW,
    fields: SETTINGS_FIELDS,
    where: '$settingsFilter',
  })
  handleSettings({ data, error }: Rows): void {
    // While it is asked anew, what was known stays.
    if (data) {
      this.settingsRows = { data };
    } else if (error) {
      this.settingsRows = { error };
    }
  }

  @wire(getRecord, {
    recordId: '$pageCaseId',
    fields: callData.CASE_FIELDS,
    optionalFields: callData.OPTIONAL_CASE_FIELDS,
  })
  caseRow: Row = {};

  @wire(getRecord, { recordId: '$readyContactId', fields: callData.CONTACT_FIELDS, optionalFields: '$contactFields' })
  contactRow: Row = {};

  @wire(getRelatedListRecords, {
    parentRecordId: '$pageContactId',
    relatedListId: 'Cases',
    fields: callData.CASE_LIST_FIELDS,
    optionalFields: callData.OPTIONAL_CASE_FIELDS,
    sortBy: callData.NEWEST_FIRST,
    where: callData.OPEN_CASES,
  })
  caseRows: Rows = {};

  override connectedCallback(): void {
    document.addEventListener('visibilitychange', this.lookAgain);
    loadScript(this, phoneNumbers)
      .catch(() => {
        // Without the library numbers are not marked; the middleware checks them anyway.
      })
      .finally(() => {
        this.isPhoneLibrarySettled = true;
      });
  }

  override disconnectedCallback(): void {
    document.removeEventListener('visibilitychange', this.lookAgain);
  }

  override renderedCallback(): void {
    const form = this.returnsFocus && this.template?.querySelector<HTMLElement>('c-video-call-form');
    if (form) {
      this.returnsFocus = false;
      form.focus();
    }
  }

  get isCasePage(): boolean {
    return callData.isCase(this.objectApiName);
  }
  get pageCaseId(): string | undefined {
    return this.isCasePage ? this.recordId : undefined;
  }
  get pageContactId(): string | undefined {
    return this.isCasePage ? undefined : this.recordId;
  }
  get contactId(): string | undefined {
    return this.isCasePage ? this.caseRow.data && callData.contactOf(this.caseRow.data) : this.recordId;
  }
  get contactFields(): string[] | undefined {
    const { settings } = this;
    return settings && this.contactInfo.data && callData.optionalContactFields(settings, this.contactInfo.data);
  }
  /** Held back until all fields are known, so that the contact is asked for once. */
  get readyContactId(): string | undefined {
    return this.contactFields && this.isPhoneLibrarySettled ? this.contactId : undefined;
  }

  get settings(): VideoSettings | undefined {
    return this.settingsRows.data && readSettings(this.settingsRows.data.records);
  }
  get customerName(): string {
    return this.contactRow.data ? callData.nameOf(this.contactRow.data) : '';
  }
  get phones(): Phone[] {
    const { data } = this.contactRow;
    const { settings, contactInfo } = this;
    return data && contactInfo.data && settings ? callData.phonesOf(data, contactInfo.data, settings) : [];
  }
  /** Also where the middleware sees what this user does not. */
  get needsReason(): boolean {
    const { contactRow, settings } = this;
    const isMarked = contactRow.data && settings && callData.asksNotToBeCalled(contactRow.data, settings);
    return isMarked === true || this.wasRefusedToCall;
  }
  get cases(): callData.Option[] {
    return callData.openCases(this.caseRows.data?.records ?? []);
  }
  get fixedCase(): callData.Option | undefined {
    return this.caseRow.data && callData.caseOption(this.caseRow.data);
  }
  get defaultInvitation(): string | undefined {
    return this.settings?.defaultInvitation;
  }
  get opensInWindow(): boolean {
    return this.inDialog || this.settings?.opensInWindow === true;
  }

  get viewState(): ViewState {
    return decideViewState({
      isBusy: this.isBusy,
      lacksPermission: this.lacksPermission,
      hasError: this.loadError !== undefined,
      isLoading: this.isLoading,
      isConfigured: this.settings !== undefined,
      lacksContact: this.lacksContact,
      hasNumber: this.phones.length > 0,
    });
  }
  get lacksPermission(): boolean {
    const infos = [this.sessionInfo, this.proofInfo];
    const isForbidden = infos.some(({ data }) => data?.createable === false);
    return isForbidden || [...infos, this.settingsRows].some(({ error }) => isRefusal(error));
  }
  get lacksContact(): boolean {
    return this.caseRow.data !== undefined && this.contactId === undefined;
  }
  get isLoading(): boolean {
    const needed = [this.contactInfo, this.sessionInfo, this.proofInfo, this.settingsRows];
    return !needed.every(isSettled) || (this.settings !== undefined && !this.lacksContact && !this.isContactSettled);
  }
  get isContactSettled(): boolean {
    return isSettled(this.contactRow) && (this.isCasePage || isSettled(this.caseRows));
  }
  get loadError(): VideoError | undefined {
    const ofContact = [this.contactInfo, this.caseRow, this.contactRow];
    if (ofContact.some(({ error }) => isRefusal(error))) {
      return new VideoError('RECORD_NOT_VISIBLE');
    }
    const failed = [...ofContact, this.sessionInfo, this.proofInfo, this.settingsRows].find(({ error }) => error);
    return failed && fromLightning(failed.error);
  }

  get isLoadingState(): boolean {
    return this.viewState === 'loading';
  }
  get isErrorState(): boolean {
    return this.viewState === 'error';
  }
  get canCheck(): boolean {
    return this.viewState === 'notConfigured';
  }
  get notice(): Notice | undefined {
    return noticeFor(this.viewState);
  }
  get showsForm(): boolean {
    return this.viewState === 'ready' || this.viewState === 'noNumber';
  }
  /** Also where nothing can be started: what a workflow asked for has failed for that very reason. */
  get showsSessions(): boolean {
    return !this.inDialog && ['busy', 'ready', 'noNumber', 'noContact'].includes(this.viewState);
  }

  async handleStart(event: CustomEvent<callData.CallChoice>): Promise<void> {
    const contactId = this.contactRow.data?.id;
    if (contactId !== undefined) {
      this.choice = event.detail;
      // The ids that Lightning Data Service gives have 18 characters; that of the page may have 15.
      const caseId = this.isCasePage ? this.caseRow.data?.id : event.detail.caseId;
      await this.begin({ ...event.detail, contactId, caseId });
    }
  }

  async handleJoin(event: CustomEvent<VideoSession>): Promise<void> {
    const { id, contactId, caseId } = event.detail;
    await this.begin({ sessionId: id, contactId, caseId });
  }

  handleBusy(): void {
    this.isBusy = true;
  }

  handleIdle(event: CustomEvent<{ keepsFocus?: boolean; code?: string } | null>): void {
    this.wasRefusedToCall = event.detail?.code === 'DO_NOT_CALL';
    this.isBusy = false;
    this.returnsFocus = event.detail?.keepsFocus !== true;
  }

  handleCheck(): void {
    this.settingsFilter = anewFilter();
  }

  handleRoom(event: CustomEvent<string>): void {
    this.ownSessionId = event.detail;
  }

  async begin(order: RoomOrder): Promise<void> {
    await this.template?.querySelector<RoomElement>('c-video-room')?.begin(this.readSettingsAnew, order);
  }

  /** The settings as an administrator may have mended them since this page was loaded. */
  readonly readSettingsAnew: ReadSettings = async () => {
    const recordId = this.settingsRows.data?.records[0]?.id;
    if (recordId !== undefined) {
      await withinTime(notifyRecordUpdateAvailable([{ recordId }]), READING_MS);
    }
    return this.settings;
  };

  /** An administrator sets up in another tab. */
  readonly lookAgain = (): void => {
    if (!document.hidden && this.canCheck) {
      this.handleCheck();
    }
  };
}

/** Waits for something that may fail or take long, and goes on in any case. */
function withinTime(work: Promise<unknown>, ms: number): Promise<void> {
  return new Promise((resolve) => {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- ends by itself
    const timer = setTimeout(resolve, ms);
    work
      .catch(() => undefined)
      .finally(() => {
        clearTimeout(timer);
        resolve();
      });
  });
}
