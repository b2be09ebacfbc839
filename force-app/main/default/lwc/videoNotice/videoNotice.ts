import { LightningElement, api } from 'lwc';

/** Says what is missing and what to do about it. */
export default class VideoNotice extends LightningElement {
  @api heading = '';
  @api remedy = '';
}
