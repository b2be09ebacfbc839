import { LightningElement, api } from 'lwc';
import type { FieldKind, FieldView } from '../../../fields/field-view.ts';

/** A value in the manner of its type. */
export default class FieldValue extends LightningElement {
  @api field!: FieldView;

  get isLink(): boolean {
    return this.is('link');
  }
  get isPhone(): boolean {
    return this.is('phone');
  }
  get isEmail(): boolean {
    return this.is('email');
  }
  get isUrl(): boolean {
    return this.is('url');
  }
  get isDateTime(): boolean {
    return this.is('datetime');
  }
  get isDate(): boolean {
    return this.is('date');
  }
  get isCheckbox(): boolean {
    return this.is('checkbox');
  }
  get isText(): boolean {
    return this.is('text') || this.is('number');
  }
  get checkboxIcon(): string {
    return this.field.isChecked ? 'utility:check' : 'utility:steps';
  }
  get checkboxText(): string {
    return this.field.isChecked ? 'True' : 'False';
  }

  is(kind: FieldKind): boolean {
    return this.field.kind === kind;
  }
}
