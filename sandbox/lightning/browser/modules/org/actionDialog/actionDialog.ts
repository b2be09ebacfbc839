import { LightningElement, api } from 'lwc';
import { components } from 'org/componentRegistry';
import FlowScreens from 'org/flowScreens';
import RecordEditor from 'org/recordEditor';
import type { PageAction } from '../../../../pages/page-model.ts';
import { deepActiveElement, trapFocus } from '../../../dialogs/trap-focus.ts';

/**
 * The dialog of a quick action. Closing it, by Escape or otherwise, destroys everything in it, as Salesforce does.
 *
 * @fires close
 */
export default class ActionDialog extends LightningElement {
  @api action!: PageAction;
  @api recordId = '';
  @api objectApiName = '';

  #opener: Element | null = null;
  #hasFocus = false;

  override connectedCallback(): void {
    this.#opener = deepActiveElement();
    this.template?.addEventListener('lightning__actionsclosescreen', this.#close);
  }

  override renderedCallback(): void {
    if (!this.#hasFocus) {
      this.#hasFocus = true;
      this.template?.querySelector<HTMLElement>('section')?.focus();
    }
  }

  override disconnectedCallback(): void {
    if (this.#opener instanceof HTMLElement) this.#opener.focus();
  }

  get component(): typeof LightningElement | undefined {
    const { kind, component } = this.action;
    if (kind === 'flow') return FlowScreens;
    return kind === 'component' ? components[component ?? ''] : RecordEditor;
  }
  get properties(): Readonly<Record<string, unknown>> {
    const place = { recordId: this.recordId, objectApiName: this.objectApiName };
    return this.action.kind === 'component' ? place : { ...place, action: this.action };
  }

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent('close'));
  };

  handleClose(): void {
    this.#close();
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.#close();
    if (event.key === 'Tab') trapFocus(event, this.template?.querySelector('section'));
  }
}
