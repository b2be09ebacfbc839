import { LightningElement, api, wire } from 'lwc';
import { getRecord } from 'lightning/uiRecordApi';
import { getRelatedListRecords } from 'lightning/uiRelatedListApi';
import { formatClock, formatDuration } from 'c/callFormat';
import { anewFilter } from 'c/listFilter';
import { startRecordRefresh, type RecordRefresh } from 'c/recordRefresh';
import { errorLabels, fillLabel, reasonLabels, sessionLabels } from 'c/startVideoLabels';
import {
  OUTCOME_FIELDS,
  SESSION_FIELDS,
  isInCall,
  mergeSessions,
  readSession,
  type VideoSession,
} from 'c/videoSessions';
import { startListWatch, type ListWatch } from './listWatch';

interface SessionItem {
  session: VideoSession;
  id: string;
  reference: string;
  /** Who waits, who is in the call and since when, what became of it; empty if the status says it all. */
  note: string;
  /** Empty if there is nothing to do. */
  actionLabel: string;
  actionName: string;
}

const SHOWN = 5;

/** A newer middleware may write a code that this page has no words for. */
const failures: Readonly<Record<string, { title: string } | undefined>> = errorLabels;

/**
 * The latest sessions of a contact or case, with a way back into those that are not over.
 *
 * @fires join with the session to take up
 */
export default class VideoSessionList extends LightningElement {
  /** The contact or case. */
  @api parentId?: string;
  @api parentObjectApiName?: string;
  /** The session that was started on this page: the list learns of it only when the page is loaded anew. */
  @api ownSessionId?: string;
  /** True while a call is started or held here: a second one would end it. */
  @api isBusy = false;

  readonly labels = sessionLabels;

  newest = anewFilter();
  /** What was listed last stays on the page while it is asked for anew, but not under another record's name. */
  listed: readonly LightningRecord[] | undefined;
  listedFor: string | undefined;
  hasFailed = false;

  @wire(getRelatedListRecords, {
    parentRecordId: '$parentId',
    relatedListId: 'Video_Sessions__r',
    fields: SESSION_FIELDS,
    optionalFields: OUTCOME_FIELDS,
    sortBy: ['-CreatedDate'],
    pageSize: SHOWN,
    where: '$newest',
  })
  handleRows({ data, error }: LightningWireValue<LightningRecordCollection>): void {
    if (this.listedFor !== this.parentId) {
      this.listedFor = this.parentId;
      this.listed = undefined;
      this.hasFailed = false;
    }
    this.listed = data?.records ?? this.listed;
    this.hasFailed = error !== undefined || (this.hasFailed && data === undefined);
  }

  @wire(getRecord, { recordId: '$parentId', optionalFields: '$parentFields' })
  handleParent({ data }: LightningWireValue<LightningRecord>): void {
    const { value } = data?.fields.LastModifiedDate ?? {};
    if (value !== this.parentChangedAt && this.parentChangedAt !== undefined) {
      this.listWatch?.expectNews();
    }
    this.parentChangedAt = value ?? this.parentChangedAt;
  }

  @wire(getRecord, { recordId: '$ownSessionId', fields: SESSION_FIELDS, optionalFields: OUTCOME_FIELDS })
  ownRow: LightningWireValue<LightningRecord> = {};

  parentChangedAt: unknown;
  listWatch: ListWatch | undefined;
  refresh: RecordRefresh | undefined;
  watchedIds = '';

  override connectedCallback(): void {
    this.listWatch = startListWatch(() => {
      this.newest = anewFilter();
    });
  }

  override renderedCallback(): void {
    this.watchOpenSessions();
  }

  override disconnectedCallback(): void {
    this.listWatch?.stop();
    this.refresh?.stop();
    this.watchedIds = '';
  }

  get parentFields(): string[] {
    return [`${this.parentObjectApiName ?? ''}.LastModifiedDate`];
  }

  get sessions(): VideoSession[] {
    const now = Date.now();
    const listed = (this.listed ?? []).map((record) => readSession(record, now));
    const own = this.ownRow.data && readSession(this.ownRow.data, now);
    return mergeSessions(listed, own).slice(0, SHOWN);
  }
  get items(): SessionItem[] {
    return this.sessions.map(toItem);
  }
  get hasItems(): boolean {
    return this.items.length > 0;
  }
  get isEmpty(): boolean {
    return this.listed !== undefined && !this.hasFailed && !this.hasItems;
  }
  get hasError(): boolean {
    return this.hasFailed;
  }

  handleJoin(event: Event): void {
    const { id } = (event.currentTarget as HTMLElement).dataset;
    const item = this.items.find((candidate) => candidate.id === id);
    if (item) {
      this.dispatchEvent(new CustomEvent<VideoSession>('join', { detail: item.session }));
    }
  }

  /** The room of a workflow becomes ready, and a colleague joins it, without anything happening on this page. */
  watchOpenSessions(): void {
    const openIds = this.sessions.filter(({ mayChange }) => mayChange).map(({ id }) => id);
    if (openIds.join() === this.watchedIds) {
      return;
    }
    this.watchedIds = openIds.join();
    this.refresh?.stop();
    this.refresh =
      openIds.length === 0 ? undefined : startRecordRefresh(openIds, () => !this.sessions.some(isRequested));
  }
}

function isRequested({ status }: VideoSession): boolean {
  return status === 'Requested';
}

function noteOf(session: VideoSession): string {
  const { colleague, isWaiting } = session;
  const who = colleague === undefined ? '' : fillLabel(sessionLabels.withColleague, colleague);
  const waiting = isRequested(session) ? sessionLabels.noRoom : sessionLabels.waiting;
  const notes = [isWaiting ? waiting : who, outcomeOf(session)].filter((note) => note !== '');
  return notes.length === 2 ? fillLabel(sessionLabels.twoNotes, ...notes) : notes.join('');
}

/** Since when it goes on, how long it was, or why there was none. */
function outcomeOf(session: VideoSession): string {
  const { startedAt, durationS, reason } = session.outcome;
  if (isInCall(session)) {
    return startedAt === '' ? sessionLabels.inCall : fillLabel(sessionLabels.inCallSince, formatClock(startedAt));
  }
  if (session.status === 'Completed' && durationS !== undefined) {
    return fillLabel(sessionLabels.duration, formatDuration(durationS));
  }
  if (session.status === 'Failed') {
    return failures[reason]?.title ?? '';
  }
  return session.status === 'Expired' && !session.isWaiting ? (reasonLabels[reason] ?? '') : '';
}

function toItem(session: VideoSession): SessionItem {
  const { id, name, callReference, action } = session;
  const actions = {
    join: [sessionLabels.join, sessionLabels.joinName],
    startAgain: [sessionLabels.startAgain, sessionLabels.startAgainName],
    none: ['', ''],
  } as const;
  const [actionLabel, actionName] = actions[action];
  return {
    session,
    id,
    reference: callReference || sessionLabels.noReference,
    note: noteOf(session),
    actionLabel,
    actionName: fillLabel(actionName, name),
  };
}
