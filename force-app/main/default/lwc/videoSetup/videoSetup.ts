import { LightningElement, wire } from 'lwc';
import { getListRecordsByName } from 'lightning/uiListsApi';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';
import { setupLabels } from 'c/setupLabels';
import {
  NEEDED_FIELDS,
  OPTIONAL_FIELDS,
  changesOf,
  newSettings,
  readStored,
  refreshSettings,
  textOf,
  type Draft,
  type SettingValue,
  type StoredSettings,
} from 'c/setupRecord';
import { fromLightning, type VideoError } from 'c/videoErrors';
import { SETTINGS_LIST_VIEW, SETTINGS_OBJECT } from 'c/videoSettings';
import { guardUnsaved, type UnsavedGuard } from 'c/unsavedGuard';
import { keepDraft, takeKeptDraft } from './keptDraft';
import { labelsOfChanges } from './settingLabels';
import { draftAfter, save } from './settingsDraft';

type ViewState = 'loading' | 'error' | 'forbidden' | 'ready';

/**
 * The way from a deployed package to a working call, and the place to see whether all is well. Holds the settings
 * record and what an administrator changed of it; `c-setup-guide` shows the steps.
 */
export default class VideoSetup extends LightningElement {
  readonly labels = setupLabels;

  /** What an administrator sees and changes: kept while there are changes, whatever others save meanwhile. */
  stored: StoredSettings | undefined;
  /** What Salesforce said last. */
  latest: StoredSettings | undefined;
  record: LightningRecord | undefined;
  recordError: LightningFetchResponse | undefined;
  createdId: string | undefined;
  /** Of a record that was made here and has not arrived yet. */
  madeKey: SettingValue | undefined;
  readonly fresh = newSettings(navigator.languages);
  draft: Draft = takeKeptDraft();
  isKept = Object.keys(this.draft).length > 0;
  guard: UnsavedGuard | undefined;
  isSaving = false;
  saveError: VideoError | undefined;
  hasConflict = false;

  @wire(getObjectInfo, { objectApiName: SETTINGS_OBJECT })
  info: LightningWireValue<LightningObjectInfo> = {};

  @wire(getListRecordsByName, {
    objectApiName: SETTINGS_OBJECT,
    listViewApiName: SETTINGS_LIST_VIEW,
    fields: NEEDED_FIELDS,
  })
  rows: LightningWireValue<LightningRecordCollection> = {};

  @wire(getRecord, { recordId: '$recordId', fields: NEEDED_FIELDS, optionalFields: OPTIONAL_FIELDS })
  wiredRecord({ data, error }: LightningWireValue<LightningRecord>): void {
    this.recordError = error;
    if (data) {
      this.take(data);
    }
  }

  override connectedCallback(): void {
    this.guard = guardUnsaved(() => Object.keys(this.changes).length > 0);
  }

  /** Lightning asks nobody when it shows another page in place of this one: the changes wait for its return. */
  override disconnectedCallback(): void {
    this.guard?.stop();
    keepDraft(this.stored || this.draft.middlewareUrl ? this.changes : {});
  }

  get recordId(): string | undefined {
    return this.createdId ?? this.rows.data?.records[0]?.id;
  }
  get viewState(): ViewState {
    const { info, rows } = this;
    if (info.data && !(info.data.updateable && info.data.createable)) {
      return 'forbidden';
    }
    if (this.loadError) {
      return 'error';
    }
    // A record that was created here is on its way; the page stays meanwhile.
    const isWaiting = this.recordId !== undefined && this.createdId === undefined && !this.stored;
    return !info.data || !rows.data || isWaiting ? 'loading' : 'ready';
  }
  get loadError(): VideoError | undefined {
    const error = this.info.error ?? this.rows.error ?? (this.stored ? undefined : this.recordError);
    return error && fromLightning(error);
  }
  get isLoadingState(): boolean {
    return this.viewState === 'loading';
  }
  get isErrorState(): boolean {
    return this.viewState === 'error';
  }
  get isForbiddenState(): boolean {
    return this.viewState === 'forbidden';
  }
  get isReadyState(): boolean {
    return this.viewState === 'ready';
  }

  get values(): Draft {
    return { ...(this.stored?.values ?? this.fresh), ...this.draft };
  }
  get changes(): Draft {
    return changesOf(this.draft, this.stored?.values);
  }
  get changedLabels(): string[] {
    return labelsOfChanges(this.changes, this.info.data);
  }
  get savedKey(): string {
    return textOf(this.stored?.values.gateKey ?? this.madeKey);
  }
  get conflict(): { savedBy: string } | undefined {
    return this.hasConflict ? { savedBy: this.latest?.lastModifiedBy ?? '' } : undefined;
  }

  handleDraft(event: CustomEvent<Draft>): void {
    this.draft = { ...this.draft, ...event.detail };
  }

  handleDiscard(): void {
    this.draft = {};
    this.isKept = false;
    this.saveError = undefined;
    this.handleReload();
  }

  /** Shows what others saved; what was changed here stays on top of it. */
  handleReload(): void {
    this.hasConflict = false;
    this.stored = this.latest;
  }

  /** Handed to the guide, which waits for it. Gives the id of the record if it was saved. */
  readonly saveChanges = async (changes: Draft): Promise<string | undefined> => {
    this.isSaving = true;
    this.saveError = undefined;
    const made = this.createdId === undefined ? undefined : { id: this.createdId, lastModifiedDate: '' };
    const { savedId, error, hasConflict } = await save(this.stored ?? made, changes);
    this.isSaving = false;
    this.saveError = error;
    this.hasConflict = hasConflict;
    if (savedId !== undefined) {
      this.createdId = savedId;
      this.stored = this.latest;
      this.isKept = false;
      this.madeKey = changes.gateKey ?? this.madeKey;
      // Until a new record has arrived, the draft is all that the page knows of it.
      this.draft = this.latest ? draftAfter(this.draft, changes) : { ...this.draft, ...changes };
    }
    return savedId;
  };

  /** Handed to the guide: the gate key as somebody may have saved it meanwhile. */
  readonly readSavedKey = async (): Promise<string | undefined> => {
    const { recordId } = this;
    if (recordId !== undefined) {
      await refreshSettings(recordId);
    }
    return this.latest && textOf(this.latest.values.gateKey);
  };

  take(record: LightningRecord): void {
    this.record = record;
    this.latest = readStored(record);
    const hasChanges = Object.keys(this.changes).length > 0;
    if (!this.stored || (!hasChanges && !this.isSaving)) {
      this.stored = this.latest;
      this.draft = changesOf(this.draft, this.latest.values);
    }
  }
}
