import { LightningElement, api } from 'lwc';
import { focusResultOf } from 'c/focusResult';
import type { PeopleAnswer, SetupClient } from 'c/setupClient';
import { peopleLabels } from 'c/setupLabels';
import { fillLabel } from 'c/startVideoLabels';
import { toVideoError, type VideoError } from 'c/videoErrors';

/** Who may start calls, who might be forgotten, and whose login at 8x8 is missing. */
export default class SetupPeople extends LightningElement {
  readonly labels = peopleLabels;
  people: PeopleAnswer | undefined;
  error: VideoError | undefined;
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

  get isLoadingState(): boolean {
    return !this.people && !this.error;
  }
  get assigned(): (PeopleAnswer['assigned'][number] & { url: string })[] {
    return this.people?.assigned.map((person) => ({ ...person, url: urlOf(person.id) })) ?? [];
  }
  get missing(): (PeopleAnswer['missing'][number] & { url: string })[] {
    return this.people?.missing.map((person) => ({ ...person, url: urlOf(person.id) })) ?? [];
  }
  get hasAssigned(): boolean {
    return this.assigned.length > 0;
  }
  get hasMissing(): boolean {
    return this.missing.length > 0;
  }
  /** An empty list of what could not be told would be a false "all is well". */
  get isMissingKnown(): boolean {
    return this.hasMissing || this.people?.isComplete === true;
  }
  get assignedHeading(): string {
    return fillLabel(peopleLabels.assignedHeading, String(this.assigned.length));
  }

  async handleReload(): Promise<void> {
    await focusResultOf(this.template, () => this.load(), 'c-setup-error', '.heading');
  }

  async load(): Promise<void> {
    const { client } = this;
    this.error = undefined;
    try {
      this.people = await client?.people();
    } catch (error) {
      this.error = toVideoError(error);
    }
  }
}

function urlOf(userId: string): string {
  return `/lightning/r/User/${userId}/view`;
}
