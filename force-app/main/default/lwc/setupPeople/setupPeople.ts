import { LightningElement, api } from 'lwc';
import { focusResultOf } from 'c/focusResult';
import type { PeopleAnswer, SetupClient } from 'c/setupClient';
import { peopleLabels } from 'c/setupLabels';
import { fillLabel } from 'c/startVideoLabels';
import { loadPart } from 'c/setupPart';
import type { TableRow } from 'c/setupTable';
import type { VideoError } from 'c/videoErrors';

/** Who may start calls, who might be forgotten, and whose login at 8x8 is missing. */
export default class SetupPeople extends LightningElement {
  readonly labels = peopleLabels;
  readonly assignedColumns = [peopleLabels.person, peopleLabels.login];
  readonly missingColumns = [peopleLabels.person, peopleLabels.openCases];
  answer: PeopleAnswer | undefined;
  loadError: VideoError | undefined;
  currentClient: SetupClient | undefined;

  @api
  get client(): SetupClient | undefined {
    return this.currentClient;
  }
  set client(client: SetupClient | undefined) {
    this.currentClient = client;
    this.load().catch(reportError);
  }

  /** Asks anew, as after an assignment. */
  @api
  async refresh(): Promise<void> {
    await this.load();
  }

  /** Why somebody may be left out. */
  get reason(): string | null {
    return this.answer?.reason ?? null;
  }
  get assigned(): TableRow[] {
    return (
      this.answer?.assigned.map(({ id, name, username, login }) => ({
        ...{ id, title: name, url: urlOf(id), note: username, cells: [] },
        ...(login ? { outcome: login } : { problem: peopleLabels.noLogin }),
      })) ?? []
    );
  }
  get missing(): TableRow[] {
    return (
      this.answer?.missing.map(({ id, name, openCases }) => ({
        ...{ id, title: name, url: urlOf(id), cells: [], outcome: String(openCases) },
      })) ?? []
    );
  }
  get hasAssigned(): boolean {
    return this.assigned.length > 0;
  }
  get hasMissing(): boolean {
    return this.missing.length > 0;
  }
  /** An empty list of what could not be told would be a false "all is well". */
  get isMissingKnown(): boolean {
    return this.hasMissing || this.answer?.isComplete === true;
  }
  get assignedHeading(): string {
    return fillLabel(peopleLabels.assignedHeading, String(this.assigned.length));
  }

  async handleReload(): Promise<void> {
    await focusResultOf(this.template, () => this.load(), 'c-setup-frame', '.heading');
  }

  async load(): Promise<void> {
    await loadPart(this, this.client?.people());
  }
}

function urlOf(userId: string): string {
  return `/lightning/r/User/${userId}/view`;
}
