import { LightningElement, api } from 'lwc';
import { formLabels } from 'c/startVideoLabels';

/** The card *Start video* on the pages of a Contact and a Case. */
export default class StartVideo extends LightningElement {
  @api recordId?: string;
  @api objectApiName?: string;

  readonly labels = formLabels;
}
