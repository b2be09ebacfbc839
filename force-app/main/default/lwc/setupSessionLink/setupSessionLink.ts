import { LightningElement, api, wire } from 'lwc';
import { getRecord } from 'lightning/uiRecordApi';
import NAME_FIELD from '@salesforce/schema/Video_Session__c.Name';

/**
 * A session as people know it: by its number, with its call reference beside it. The middleware knows no number, so it
 * is read from the record; the id is shown only where nothing else is known, as of a session that was deleted.
 *
 * @fires named with id and title, as soon as the number is known
 */
export default class SetupSessionLink extends LightningElement {
  @api sessionId?: string;
  @api reference?: string | null;

  name = '';

  @wire(getRecord, { recordId: '$sessionId', fields: [NAME_FIELD] })
  handleRecord({ data }: LightningWireValue<LightningRecord>): void {
    const value = data?.fields[NAME_FIELD.fieldApiName]?.value;
    if (typeof value === 'string' && value !== this.name) {
      this.name = value;
      this.dispatchEvent(new CustomEvent('named', { detail: { id: this.sessionId, title: value } }));
    }
  }

  get linkText(): string {
    return [this.name, this.reference].find(Boolean) ?? this.sessionId ?? '';
  }
  get note(): string {
    return this.name === '' ? '' : (this.reference ?? '');
  }
  get url(): string {
    return `/lightning/r/Video_Session__c/${this.sessionId ?? ''}/view`;
  }
}
