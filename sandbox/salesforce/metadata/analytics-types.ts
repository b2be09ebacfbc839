import type { TimeFrame } from './time-frames.ts';

/** A custom report type: what reports of this kind may show. */
export interface ReportType {
  readonly name: string;
  readonly label: string;
  readonly baseObject: string;
  /** Whether reports may use it; otherwise it is in development. */
  readonly isDeployed: boolean;
  /** As reports name them: `Video_Session__c$Status__c`. */
  readonly columns: readonly string[];
}

export type ReportFormat = 'Tabular' | 'Summary' | 'Matrix';
export type SortOrder = 'Asc' | 'Desc';
export type Summary = 'Sum' | 'Average' | 'Maximum' | 'Minimum' | 'Median' | 'Unique';
export type Granularity = 'Day' | 'Week' | 'Month' | 'Year';

export interface ReportColumn {
  readonly field: string;
  readonly summaries: readonly Summary[];
}

export interface ReportGrouping {
  readonly field: string;
  /** Of dates. */
  readonly granularity: Granularity;
  readonly sortOrder: SortOrder;
}

export interface ReportFilter {
  readonly field: string;
  readonly operation: string;
  readonly value: string;
}

export interface Report {
  /** `Folder/Name`. */
  readonly name: string;
  readonly folder: string;
  readonly label: string;
  readonly description: string;
  readonly format: ReportFormat;
  /** As it is named without `__c`. */
  readonly reportType: string;
  readonly columns: readonly ReportColumn[];
  readonly groupingsDown: readonly ReportGrouping[];
  readonly groupingsAcross: readonly ReportGrouping[];
  readonly filters: readonly ReportFilter[];
  /** `INTERVAL_LAST30` and the date that it is about. */
  readonly timeFrame?: { readonly field: string; readonly interval: TimeFrame } | undefined;
  readonly showDetails: boolean;
  readonly sortColumn?: string;
  readonly sortOrder: SortOrder;
}

export interface DashboardComponent {
  readonly header: string;
  readonly footer: string;
  /** `Folder/Name`. */
  readonly report: string;
  /** The groupings of the report that it draws. */
  readonly groupings: readonly string[];
}

export interface Dashboard {
  /** `Folder/Name`. */
  readonly name: string;
  readonly folder: string;
  readonly title: string;
  readonly description: string;
  readonly components: readonly DashboardComponent[];
}

export interface FolderShare {
  /** A public group, or `AllInternalUsers`. */
  readonly sharedTo: string;
  readonly type: 'Group' | 'Organization';
}

/** Of reports or of dashboards. */
export interface Folder {
  readonly name: string;
  readonly label: string;
  readonly shares: readonly FolderShare[];
}

export interface PublicGroup {
  readonly name: string;
  readonly label: string;
}

/** Reports and dashboards with what they stand on, by name. */
export interface AnalyticsMetadata {
  readonly reportTypes: ReadonlyMap<string, ReportType>;
  readonly reports: ReadonlyMap<string, Report>;
  readonly dashboards: ReadonlyMap<string, Dashboard>;
  readonly reportFolders: ReadonlyMap<string, Folder>;
  readonly dashboardFolders: ReadonlyMap<string, Folder>;
}
