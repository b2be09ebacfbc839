import { LightningElement } from 'lwc';

/** What Salesforce shows for an address without a page, and for a record that one may not see. */
export default class MissingPage extends LightningElement {}
