import { LightningElement, api } from 'lwc';

interface Option {
  label: string;
  value: string;
}

/** Radio buttons of one name belong together on the whole page, where a dialog may show a second form. */
let groups = 0;

/**
 * One of a few, as a row of buttons. Unlike that of the base radio group its choice is seen in forced colours, too.
 *
 * @fires change with the value
 */
export default class ButtonChoice extends LightningElement {
  @api label = '';
  @api fieldLevelHelp = '';
  @api options: Option[] = [];
  @api value?: string;
  @api disabled = false;

  readonly groupName = `choice-${String((groups += 1))}`;

  get items(): (Option & { isChosen: boolean })[] {
    return this.options.map((option) => ({ ...option, isChosen: option.value === this.value }));
  }

  handleChange(event: Event): void {
    event.stopPropagation();
    const { value } = event.target as HTMLInputElement;
    this.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  }
}
