import { LightningElement, api } from 'lwc';

/** The phone that the SMS arrives on; it belongs to the sandbox, not to Salesforce. */
export default class CustomerPhone extends LightningElement {
  @api url = '';
}
