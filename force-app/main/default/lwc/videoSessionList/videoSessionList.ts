import { LightningElement, api, wire } from 'lwc';
import { getRecord } from 'lightning/uiRecordApi';
import { getRelatedListRecords } from 'lightning/uiRelatedListApi';
import { fillLabel, sessionLabels } from 'c/startVideoLabels';
import { SESSION_FIELDS, mergeSessions, readSession, type VideoSession } from 'c/videoSessions';

interface SessionItem {
  session: VideoSession;
  id: string;
  reference: string;
  /** Empty if there is nothing to do. */
  actionLabel: string;
  actionName: string;
}

const SHOWN = 5;

/**
 * The latest sessions of a contact or case, with a way back into those that are not over.
 *
 * @fires join with the session to take up
 */
export default class VideoSessionList extends LightningElement {
  /** The contact or case. */
  @api parentId?: string;
  /** The session that was started on this page: the list learns of it only when the page is loaded anew. */
  @api ownSessionId?: string;
  /** True while a call is started or held here: a second one would end it. */
  @api isBusy = false;

  readonly labels = sessionLabels;

  @wire(getRelatedListRecords, {
    parentRecordId: '$parentId',
    relatedListId: 'Video_Sessions__r',
    fields: SESSION_FIELDS,
    sortBy: ['-CreatedDate'],
    pageSize: SHOWN,
  })
  rows: LightningWireValue<LightningRecordCollection> = {};

  @wire(getRecord, { recordId: '$ownSessionId', fields: SESSION_FIELDS })
  ownRow: LightningWireValue<LightningRecord> = {};

  get items(): SessionItem[] {
    const now = Date.now();
    const listed = (this.rows.data?.records ?? []).map((record) => readSession(record, now));
    const own = this.ownRow.data && readSession(this.ownRow.data, now);
    return mergeSessions(listed, own).slice(0, SHOWN).map(toItem);
  }
  get hasItems(): boolean {
    return this.items.length > 0;
  }
  get isEmpty(): boolean {
    return this.rows.data !== undefined && !this.hasItems;
  }
  get hasError(): boolean {
    return this.rows.error !== undefined;
  }

  handleJoin(event: Event): void {
    const { id } = (event.currentTarget as HTMLElement).dataset;
    const item = this.items.find((candidate) => candidate.id === id);
    if (item) {
      this.dispatchEvent(new CustomEvent<VideoSession>('join', { detail: item.session }));
    }
  }
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
    actionLabel,
    actionName: fillLabel(actionName, name),
  };
}
