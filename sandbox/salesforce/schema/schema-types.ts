import type { ListView, ValidationRule, CompactLayout } from './object-parts.ts';

/** Field types as describe names them. */
export type FieldType =
  | 'id'
  | 'string'
  | 'textarea'
  | 'phone'
  | 'email'
  | 'url'
  | 'picklist'
  | 'multipicklist'
  | 'combobox'
  | 'reference'
  | 'boolean'
  | 'double'
  | 'currency'
  | 'percent'
  | 'int'
  | 'datetime'
  | 'date'
  | 'time'
  | 'location'
  | 'address'
  | 'base64';

export interface PicklistValue {
  readonly value: string;
  readonly label: string;
  readonly active: boolean;
  readonly defaultValue: boolean;
  /** Case.Status only: the value closes the case. */
  readonly closed?: boolean;
}

export interface FieldSchema {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  /** Characters, for texts. */
  readonly length?: number;
  /** All digits, for numbers. */
  readonly precision?: number;
  /** Digits after the point, for numbers. */
  readonly scale?: number;
  readonly required: boolean;
  readonly unique: boolean;
  readonly externalId: boolean;
  readonly caseSensitive: boolean;
  readonly custom: boolean;
  /** What the platform allows at all; what a person may do is `OrgSession.fieldPermissions`. */
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly nillable: boolean;
  readonly defaultedOnCreate: boolean;
  readonly calculated: boolean;
  /** Of a calculated field: over fields of its own record. */
  readonly formula?: string;
  readonly autoNumber: boolean;
  /** Of an auto number, for instance `VS-{000000}`. */
  readonly displayFormat?: string;
  readonly picklistValues?: readonly PicklistValue[];
  readonly restrictedPicklist: boolean;
  readonly referenceTo?: readonly string[];
  /** Refers to records of custom objects too, whichever there are. */
  readonly refersToAnyRecord?: boolean;
  readonly relationshipName?: string;
  readonly childRelationshipName?: string;
  readonly deleteConstraint?: 'SetNull' | 'Restrict' | 'Cascade';
  /** The compound this field is a part of, for instance `MailingAddress` or `Location__c`. */
  readonly compoundFieldName?: string;
  readonly inlineHelpText?: string;
  readonly description?: string;
  readonly defaultValue?: string | number | boolean;
  /** Field-level security applies: false for ids, names, required and audit fields, which everyone with the object reads. */
  readonly permissionable: boolean;
  readonly htmlFormatted: boolean;
  readonly extraTypeInfo?: 'plaintextarea' | 'personname' | 'externallookup';
}

export interface ChildRelationship {
  readonly childObject: string;
  readonly field: string;
  /** Missing where the relationship cannot be queried from the parent. */
  readonly relationshipName?: string;
  readonly cascadeDelete: boolean;
}

/** `ByFile`: whoever owns the file or sees a record that it is attached to; no permission set grants or hides it. */
export type SharingModel = 'Private' | 'Read' | 'ReadWrite' | 'ControlledByParent' | 'ByFile';

/** When a platform event reaches the bus: with the transaction that publishes it, or at once, even if that is rolled back. */
export type PublishBehavior = 'PublishAfterCommit' | 'PublishImmediately';

export interface ObjectSchema {
  readonly apiName: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly keyPrefix: string;
  readonly custom: boolean;
  /** `Read` is Public Read Only, `ReadWrite` is Public Read/Write. */
  readonly sharingModel: SharingModel;
  /** The field that names a record: `Name`, `CaseNumber`. */
  readonly nameField: string;
  /** Keyed by the exact API name; look up with `field()`, which ignores case as Salesforce does. */
  readonly fields: ReadonlyMap<string, FieldSchema>;
  field(name: string): FieldSchema | undefined;
  readonly childRelationships: readonly ChildRelationship[];
  readonly listViews: ReadonlyMap<string, ListView>;
  readonly validationRules: readonly ValidationRule[];
  readonly compactLayout: CompactLayout | undefined;
  /** False for virtual objects such as UserRecordAccess and for those the org keeps itself. */
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly deletable: boolean;
  readonly queryable: boolean;
  /** Of platform events only: they are published and not stored. */
  readonly publishBehavior?: PublishBehavior;
  /** What is hidden from people who may not view Setup: the object, or the rows that name somebody else. */
  readonly hiddenWithoutSetup?: 'object' | 'rows of others';
  /** Of an object of Setup: the user permission by which its rows are made and taken away, whoever may read them. */
  readonly savedWith?: string;
  /** An object that the org keeps itself and that people read by object permission only, as objects with records of theirs. */
  readonly isReadByPermission?: boolean;
}
