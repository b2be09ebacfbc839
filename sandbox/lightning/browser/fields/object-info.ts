/** The part of an object's description that the page reads. */
export interface ObjectInfo {
  readonly apiName: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly updateable: boolean;
  readonly nameFields: readonly string[];
  readonly fields: Readonly<Record<string, FieldInfo>>;
}

export interface FieldInfo {
  readonly apiName: string;
  readonly label: string;
  readonly dataType: string;
  readonly compoundFieldName: string | null;
  readonly extraTypeInfo: string | null;
  readonly htmlFormatted: boolean;
  readonly inlineHelpText: string | null;
  readonly length: number;
  readonly reference: boolean;
  readonly referenceToInfos: readonly { readonly apiName: string; readonly nameFields: readonly string[] }[];
  readonly relationshipName: string | null;
  readonly required: boolean;
  readonly scale: number;
  readonly updateable: boolean;
}

/** What to ask for to show these fields: the name behind a lookup, and the parts of a compound. */
export function fieldsToRequest(info: ObjectInfo, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const field = info.fields[name];
    if (!field) return [];
    const own = `${info.apiName}.${name}`;
    if (field.relationshipName !== null) {
      const nameField = field.referenceToInfos[0]?.nameFields[0] ?? 'Name';
      return [own, `${info.apiName}.${field.relationshipName}.${nameField}`];
    }
    const parts = partsOf(info, name).map((part) => `${info.apiName}.${part.apiName}`);
    return isCompound(field) ? parts : [own];
  });
}

/** An address or a place on earth; a person's name is one text. */
export function isCompound({ dataType }: FieldInfo): boolean {
  return dataType === 'Address' || dataType === 'Location';
}

export function partsOf(info: ObjectInfo, compound: string): readonly FieldInfo[] {
  return Object.values(info.fields).filter((field) => field.compoundFieldName === compound);
}

/** Salesforce shows a lookup under the name of what it leads to: `Account ID` is read as `Account Name`. */
export function labelOf({ label, reference, apiName }: FieldInfo): string {
  if (!reference || !label.endsWith(' ID')) return label;
  const name = label.slice(0, -3);
  return apiName === 'AccountId' || apiName === 'ContactId' ? `${name} Name` : name;
}
