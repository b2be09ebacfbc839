import { LightningElement, api } from 'lwc';
import { pageModel } from 'org/pageModel';
import type { Person } from '../../../../pages/page-model.ts';

/**
 * What only the sandbox has: becoming somebody else, and the customer's phone.
 *
 * @fires phone to open or close the phone
 */
export default class SandboxStrip extends LightningElement {
  @api isPhoneOpen = false;

  get me(): Person | undefined {
    return pageModel.people.find(({ username }) => username === pageModel.user.username);
  }
  get name(): string {
    return pageModel.user.name;
  }
  get role(): string {
    return this.me?.role ?? pageModel.user.username;
  }
  get people(): (Person & { label: string; isCurrent: boolean })[] {
    return pageModel.people.map((person) => ({
      ...person,
      label: `${person.name}, ${person.role}`,
      isCurrent: person.username === pageModel.user.username,
    }));
  }
  get hasPhone(): boolean {
    return pageModel.phoneUrl !== null;
  }
  get phoneExpanded(): string {
    return String(this.isPhoneOpen);
  }

  handlePerson(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    const query = new URLSearchParams({ user: value, to: location.pathname + location.search });
    location.assign(`/_sandbox/login?${query.toString()}`);
  }

  handlePhone(): void {
    this.dispatchEvent(new CustomEvent('phone'));
  }
}
