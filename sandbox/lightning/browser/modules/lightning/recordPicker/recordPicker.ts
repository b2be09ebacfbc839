import { LightningElement, api } from 'lwc';
import { type PickerItem, type SearchWish, searchRecords } from '../../../data/record-search.ts';

interface FieldPath {
  readonly fieldPath: string;
}

interface FieldChoice {
  readonly primaryField?: string | FieldPath;
  readonly additionalFields?: readonly (string | FieldPath)[];
}

/** Long enough for somebody who types, as the platform's own waits. */
const TYPING_MS = 300;

/**
 * Finds one record by typing. What the platform's own offers beyond this (filters, several objects) is not there.
 * Source: Component Library, "Record Picker".
 *
 * @fires change with the record's id, or null
 */
export default class RecordPicker extends LightningElement {
  @api label = '';
  @api placeholder = 'Search...';
  @api objectApiName = '';
  @api displayInfo?: FieldChoice;
  @api matchingInfo?: FieldChoice;
  @api required = false;
  @api disabled = false;
  @api variant?: string;
  @api fieldLevelHelp?: string;

  items: readonly PickerItem[] = [];
  chosen: PickerItem | null = null;
  isSearching = false;
  timer = 0;
  searches = 0;

  @api
  get value(): string | null {
    return this.chosen?.value ?? null;
  }
  set value(id: string | null | undefined) {
    if (!id) this.chosen = null;
    else if (id !== this.chosen?.value) void this.choose(id);
  }

  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('lightning-grouped-combobox')?.focus();
  }

  @api
  clearSelection(): void {
    this.chosen = null;
  }

  get pill(): object | null {
    return this.chosen && { label: this.chosen.text, iconName: this.chosen.iconName };
  }

  handleOpen(): void {
    void this.search('');
  }

  handleText(event: CustomEvent<{ text: string }>): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.search(event.detail.text), TYPING_MS);
  }

  handleSelect(event: CustomEvent<{ value: string }>): void {
    this.chosen = this.items.find(({ value }) => value === event.detail.value) ?? null;
    this.tell();
  }

  handleRemove(): void {
    this.chosen = null;
    this.items = [];
    this.tell();
  }

  async search(text: string): Promise<void> {
    this.searches += 1;
    const search = this.searches;
    this.isSearching = true;
    const found = await searchRecords({ ...this.wish, text });
    // The answer to what was typed before is of no interest any more.
    if (search !== this.searches) return;
    this.items = found;
    this.isSearching = false;
  }

  async choose(id: string): Promise<void> {
    const [found] = await searchRecords({ ...this.wish, text: '', id });
    this.chosen = found ?? null;
  }

  get wish(): SearchWish {
    const primary = nameOf(this.displayInfo?.primaryField ?? 'Name');
    return {
      object: this.objectApiName,
      display: [primary, ...(this.displayInfo?.additionalFields ?? []).map(nameOf)],
      match: [this.matchingInfo?.primaryField ?? primary, ...(this.matchingInfo?.additionalFields ?? [])].map(nameOf),
    };
  }

  tell(): void {
    this.dispatchEvent(new CustomEvent('change', { detail: { recordId: this.value } }));
  }
}

function nameOf(field: string | FieldPath): string {
  return typeof field === 'string' ? field : field.fieldPath;
}
