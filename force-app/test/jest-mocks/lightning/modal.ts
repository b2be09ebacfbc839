import { LightningElement } from 'lwc';

/** The base of dialogs: `open` says no unless a test decides otherwise; `close` tells a test with what. */
export default class LightningModal extends LightningElement {
  static readonly open = jest.fn(() => Promise.resolve(undefined));

  close(result: unknown): void {
    this.dispatchEvent(new CustomEvent('close', { detail: result }));
  }
}
