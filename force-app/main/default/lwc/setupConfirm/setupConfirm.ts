import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { commonLabels } from 'c/setupLabels';
import { openDialog, type Lifetime } from './openDialog';

export { openDialog, type Lifetime } from './openDialog';

/**
 * A question before something is done that cannot be taken back. Closes with true for yes.
 *
 * `lightning/confirm` would do, but the outer one of its two dialogs has no name for screen readers.
 */
export default class SetupConfirm extends LightningModal {
  @api override label = '';
  @api message = '';
  /** Of the button that does it. */
  @api yes = '';
  @api lifetime?: Lifetime;

  readonly labels = commonLabels;

  override renderedCallback(): void {
    this.lifetime?.begin();
  }

  override disconnectedCallback(): void {
    this.lifetime?.end();
  }

  async handleNo(): Promise<void> {
    await this.close(false);
  }

  async handleYes(): Promise<void> {
    await this.close(true);
  }
}

/** Asks before something is done that cannot be taken back. True if the person agrees. */
export async function confirm(label: string, message: string, yes: string): Promise<boolean> {
  const question = { label, description: message, size: 'small', message, yes };
  // Escape and the cross say no.
  return (await openDialog(SetupConfirm, question)) === true;
}
