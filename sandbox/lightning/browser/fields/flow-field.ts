/** A field of a flow's screen as the org tells it. */
export interface FlowScreenField {
  readonly name: string;
  readonly kind: 'DisplayText' | 'InputField' | 'LargeTextArea' | 'RadioButtons' | 'DropdownBox';
  readonly dataType: string;
  readonly text: string;
  readonly isRequired: boolean;
  readonly value: string | number | boolean | null;
  readonly choices: readonly { readonly label: string; readonly value: string | number | boolean | null }[];
}

export interface FlowScreen {
  readonly title: string | null;
  readonly fields: readonly FlowScreenField[];
  readonly buttonLabel: string | null;
}

/** The field as a template draws it. */
export interface FlowField {
  readonly name: string;
  readonly text: string;
  readonly type: string;
  readonly value: string;
  readonly checked: boolean;
  readonly isRequired: boolean;
  readonly isText: boolean;
  readonly isRadio: boolean;
  readonly isDropdown: boolean;
  readonly isLong: boolean;
  readonly options: readonly { readonly label: string; readonly value: string }[];
}

const TYPES: Readonly<Record<string, string>> = {
  Boolean: 'checkbox',
  Number: 'number',
  Currency: 'number',
  Date: 'date',
  DateTime: 'datetime',
};

export function viewField(field: FlowScreenField, typed: unknown): FlowField {
  const value = typed ?? field.value;
  return {
    name: field.name,
    text: field.text,
    type: TYPES[field.dataType] ?? 'text',
    value: String(value ?? ''),
    checked: value === true,
    isRequired: field.isRequired,
    isText: field.kind === 'DisplayText',
    isRadio: field.kind === 'RadioButtons',
    isDropdown: field.kind === 'DropdownBox',
    isLong: field.kind === 'LargeTextArea',
    options: field.choices.map((choice) => ({ label: choice.label, value: String(choice.value ?? '') })),
  };
}
