import { LightningElement, api } from 'lwc';
import { CloseActionScreenEvent } from 'lightning/actions';
import { consoleLabels, formLabels } from 'c/startVideoLabels';

/**
 * The quick action *Start Video*. Closing its dialog destroys everything in it, so the agent console always opens in
 * a window of its own, where Escape cannot end the call.
 */
export default class StartVideoAction extends LightningElement {
  @api recordId?: string;
  @api objectApiName?: string;

  readonly labels = { title: formLabels.title, close: consoleLabels.close };

  handleClose(): void {
    this.dispatchEvent(new CloseActionScreenEvent());
  }
}
