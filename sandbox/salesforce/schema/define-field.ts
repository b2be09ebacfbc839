import type { FieldSchema, FieldType, PicklistValue } from './schema-types.ts';

type Options = Partial<Omit<FieldSchema, 'name' | 'label' | 'type'>>;

/** A field with the platform's usual traits; `options` says what differs. */
export const defineField = (name: string, label: string, type: FieldType, options: Options = {}): FieldSchema => ({
  required: false,
  unique: false,
  externalId: false,
  caseSensitive: false,
  custom: false,
  createable: true,
  updateable: true,
  nillable: options.required !== true && type !== 'boolean',
  defaultedOnCreate: type === 'boolean',
  calculated: false,
  autoNumber: false,
  restrictedPicklist: false,
  permissionable: options.required !== true,
  htmlFormatted: false,
  ...options,
  name,
  label,
  type,
});

/** Stamped or computed by the org: readable by all who may read the object, writable by nobody. */
export const READ_ONLY = { createable: false, updateable: false, permissionable: false } as const;

export const text = (name: string, label: string, length: number, options: Options = {}): FieldSchema =>
  defineField(name, label, 'string', { length, ...options });

export const textarea = (name: string, label: string, length: number, options: Options = {}): FieldSchema =>
  defineField(name, label, 'textarea', { length, extraTypeInfo: 'plaintextarea', ...options });

export const phone = (name: string, label: string): FieldSchema => defineField(name, label, 'phone', { length: 40 });

export const email = (name: string, label: string, options: Options = {}): FieldSchema =>
  defineField(name, label, 'email', { length: 80, ...options });

export const checkbox = (name: string, label: string, options: Options = {}): FieldSchema =>
  defineField(name, label, 'boolean', { defaultValue: false, ...options });

export const reference = (
  name: string,
  label: string,
  referenceTo: readonly string[],
  relationshipName: string,
  options: Options = {},
): FieldSchema => defineField(name, label, 'reference', { length: 18, referenceTo, relationshipName, ...options });

/** A value may begin with `*` for the default, or `!` for a closed status. */
export const picklist = (
  name: string,
  label: string,
  values: readonly string[],
  options: Options = {},
): FieldSchema => {
  const picklistValues = values.map((written): PicklistValue => {
    const value = written.replace(/^[*!]/, '');
    return {
      value,
      label: value,
      active: true,
      defaultValue: written.startsWith('*'),
      ...(written.startsWith('!') ? { closed: true } : {}),
    };
  });
  const standard = picklistValues.find(({ defaultValue }) => defaultValue);
  return defineField(name, label, 'picklist', {
    length: 255,
    picklistValues,
    ...(standard === undefined ? {} : { defaultValue: standard.value, defaultedOnCreate: true }),
    ...options,
  });
};

/** The parts of a compound address and the compound itself, for instance `Mailing` and `Mailing Address`. */
export const address = (prefix: string, label: string, withCountryPicklists: boolean): readonly FieldSchema[] => {
  const compoundFieldName = `${prefix}Address`;
  const part = { compoundFieldName };
  return [
    textarea(`${prefix}Street`, `${label} Street`, 255, part),
    text(`${prefix}City`, `${label} City`, 40, part),
    text(`${prefix}State`, `${label} State/Province`, 80, part),
    text(`${prefix}PostalCode`, `${label} Zip/Postal Code`, 20, part),
    text(`${prefix}Country`, `${label} Country`, 80, part),
    ...(withCountryPicklists
      ? [
          text(`${prefix}StateCode`, `${label} State/Province Code`, 10, part),
          text(`${prefix}CountryCode`, `${label} Country Code`, 10, part),
        ]
      : []),
    defineField(`${prefix}Latitude`, `${label} Latitude`, 'double', { precision: 18, scale: 15, ...part }),
    defineField(`${prefix}Longitude`, `${label} Longitude`, 'double', { precision: 18, scale: 15, ...part }),
    picklist(`${prefix}GeocodeAccuracy`, `${label} Geocode Accuracy`, ['Address', 'Street', 'Zip', 'City'], part),
    defineField(compoundFieldName, `${label} Address`, 'address', { createable: false, updateable: false }),
  ];
};
