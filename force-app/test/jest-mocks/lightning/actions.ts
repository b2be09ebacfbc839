/** Closes the dialog of a quick action; the platform listens for it, tests do too. */
export class CloseActionScreenEvent extends CustomEvent<void> {
  constructor() {
    super('closescreen', { bubbles: true, composed: true });
  }
}
