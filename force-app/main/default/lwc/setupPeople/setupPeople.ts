import type { PeopleAnswer, SetupClient } from 'c/setupClient';
import { peopleLabels } from 'c/setupLabels';
import { fillLabel } from 'c/startVideoLabels';
import { SetupPart } from 'c/setupPart';
import type { TableRow } from 'c/setupTable';

/** Who may start calls, who might be forgotten, and whose login at 8x8 is missing. */
export default class SetupPeople extends SetupPart<PeopleAnswer> {
  override readonly results = ['c-setup-frame', '.heading'];
  readonly labels = peopleLabels;
  readonly assignedColumns = [peopleLabels.person, peopleLabels.login];
  readonly missingColumns = [peopleLabels.person, peopleLabels.openCases];

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

  async ask(client: SetupClient): Promise<PeopleAnswer> {
    return client.people();
  }
}

function urlOf(userId: string): string {
  return `/lightning/r/User/${userId}/view`;
}
