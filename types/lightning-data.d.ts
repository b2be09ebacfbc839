/**
 * The part of Lightning Data Service that the components use; `@salesforce/lightning-types` 0.8 leaves it out.
 * Source: Lightning Web Components Developer Guide, "lightning/ui*Api Wire Adapters and Functions".
 */
interface LightningFieldId {
  fieldApiName: string;
  objectApiName: string;
}

interface LightningFieldValue {
  displayValue?: string | null;
  value: LightningRecord | boolean | number | string | null;
}

interface LightningRecord {
  apiName: string;
  id: string;
  fields: Record<string, LightningFieldValue>;
}

/** What Lightning Data Service gives for a refused request: the answer of the UI API, or a network error. */
interface LightningFetchResponse {
  ok?: boolean;
  status?: number;
  statusText?: string;
  body?: unknown;
  message?: string;
}

interface LightningWireValue<T> {
  data?: T;
  error?: LightningFetchResponse;
}

interface LightningRecordCollection {
  records: LightningRecord[];
  nextPageToken?: string | null;
}

interface LightningObjectInfo {
  apiName: string;
  createable: boolean;
  updateable: boolean;
  fields: Record<string, { apiName: string; label: string; dataType: string; createable: boolean }>;
}

declare module 'lightning/uiRecordApi' {
  import type { WireAdapterConstructor } from 'lwc';
  export const getRecord: WireAdapterConstructor<
    {
      recordId?: string | undefined;
      fields?: (string | LightningFieldId)[] | undefined;
      optionalFields?: (string | LightningFieldId)[] | undefined;
    },
    LightningWireValue<LightningRecord>
  >;
  export function createRecord(input: {
    apiName: string;
    fields: Record<string, string | number | boolean | null>;
  }): Promise<LightningRecord>;
  export function updateRecord(
    input: { fields: Record<string, string | number | boolean | null> },
    options?: { ifUnmodifiedSince?: string },
  ): Promise<LightningRecord>;
  export function notifyRecordUpdateAvailable(records: { recordId: string }[]): Promise<void>;
  export function getFieldValue(
    record: LightningRecord,
    field: string | LightningFieldId,
  ): LightningFieldValue['value'] | undefined;
}

declare module 'lightning/uiRelatedListApi' {
  import type { WireAdapterConstructor } from 'lwc';
  export const getRelatedListRecords: WireAdapterConstructor<
    {
      parentRecordId?: string | undefined;
      relatedListId?: string | undefined;
      fields?: string[] | undefined;
      optionalFields?: string[] | undefined;
      pageSize?: number | undefined;
      sortBy?: string[] | undefined;
      where?: string | undefined;
    },
    LightningWireValue<LightningRecordCollection>
  >;
}

declare module 'lightning/uiListsApi' {
  import type { WireAdapterConstructor } from 'lwc';
  export const getListRecordsByName: WireAdapterConstructor<
    {
      objectApiName?: string | undefined;
      listViewApiName?: string | undefined;
      fields?: string[] | undefined;
      optionalFields?: string[] | undefined;
      pageSize?: number | undefined;
      where?: string | undefined;
    },
    LightningWireValue<LightningRecordCollection>
  >;
}

declare module 'lightning/uiObjectInfoApi' {
  import type { WireAdapterConstructor } from 'lwc';
  export const getObjectInfo: WireAdapterConstructor<
    { objectApiName?: string | LightningFieldId | undefined },
    LightningWireValue<LightningObjectInfo>
  >;
}

declare module 'lightning/actions' {
  /** Closes the dialog of a quick action. */
  export class CloseActionScreenEvent extends CustomEvent<void> {
    constructor();
  }
}
