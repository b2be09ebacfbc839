export interface ListViewFilter {
  readonly field: string;
  /** As in metadata: equals, notEqual, contains, lessThan, greaterThan, … */
  readonly operation: string;
  readonly value: string;
}

export interface ListView {
  readonly name: string;
  readonly label: string;
  /** `Everything`, `Mine`, … */
  readonly filterScope: string;
  /** Field names as in metadata (`NAME`, `Status__c`, `CREATED_DATE`). */
  readonly columns: readonly string[];
  readonly filters: readonly ListViewFilter[];
  readonly booleanFilter?: string;
}

export interface ValidationRule {
  readonly name: string;
  readonly active: boolean;
  readonly formula: string;
  readonly errorMessage: string;
  readonly errorDisplayField?: string;
}

export interface CompactLayout {
  readonly name: string;
  readonly label: string;
  readonly fields: readonly string[];
}
