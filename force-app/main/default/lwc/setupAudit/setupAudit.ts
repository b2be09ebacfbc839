import { wire } from 'lwc';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { focusResultOf } from 'c/focusResult';
import type { AuditEntry, SetupClient } from 'c/setupClient';
import { formatTime, formatTimesIn, nameFields } from 'c/setupFormat';
import { auditActions, deliveryLabels } from 'c/setupLabels';
import { fillLabel } from 'c/startVideoLabels';
import { SetupPart } from 'c/setupPart';
import { SETTINGS_OBJECT } from 'c/videoSettings';

const FIRST = 10;
/** Of a session that somebody tried again. */
const SESSION_ID = /^[A-Za-z0-9]{18}$/;

/** Who changed what and when, the latest first. */
export default class SetupAudit extends SetupPart<{ entries: AuditEntry[] }> {
  readonly labels = deliveryLabels;
  showsAll = false;

  @wire(getObjectInfo, { objectApiName: SETTINGS_OBJECT })
  info: LightningWireValue<LightningObjectInfo> = {};

  /** Where Salesforce itself keeps what was changed, with who did it. */
  get historyUrl(): string {
    return `/lightning/r/${SETTINGS_OBJECT}/${this.client?.connection.settingsId ?? ''}/view`;
  }
  get fields(): { name: string; label: string }[] {
    return Object.entries(this.info.data?.fields ?? {}).map(([name, { label }]) => ({ name, label }));
  }
  get entries(): AuditEntry[] {
    return this.answer?.entries ?? [];
  }
  get hasNothing(): boolean {
    return this.entries.length === 0;
  }
  get hasMore(): boolean {
    return !this.showsAll && this.entries.length > FIRST;
  }
  get items() {
    const shown = this.showsAll ? this.entries : this.entries.slice(0, FIRST);
    return shown.map(({ at, person, action, detail }, index) => ({
      key: `${at}-${String(index)}`,
      action: auditActions[action] ?? action,
      byline: person ? fillLabel(deliveryLabels.auditBy, person.name, formatTime(at)) : formatTime(at),
      sessionId: SESSION_ID.test(detail ?? '') ? detail : undefined,
      detail: nameFields(formatTimesIn(detail ?? ''), this.fields),
    }));
  }

  async handleMore(): Promise<void> {
    const showAll = () => {
      this.showsAll = true;
    };
    await focusResultOf(this.template, showAll, `.entry:nth-child(${String(FIRST + 1)})`);
  }

  async ask(client: SetupClient): Promise<{ entries: AuditEntry[] }> {
    return client.audit();
  }
}
