import { focusResultOf } from 'c/focusResult';
import type { AuditEntry, SetupClient } from 'c/setupClient';
import { formatTime } from 'c/setupFormat';
import { auditActions, deliveryLabels } from 'c/setupLabels';
import { fillLabel } from 'c/startVideoLabels';
import { SetupPart } from 'c/setupPart';

const FIRST = 10;

/** Who changed what and when, the latest first. */
export default class SetupAudit extends SetupPart<{ entries: AuditEntry[] }> {
  readonly labels = deliveryLabels;
  showsAll = false;

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
      detail,
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
