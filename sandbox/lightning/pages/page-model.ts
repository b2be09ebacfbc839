/** Everything the page in the browser is told before it asks the UI API. */
export interface PageModel {
  readonly route: Route;
  readonly app: { readonly label: string; readonly tabs: readonly NavigationTab[] };
  readonly user: PageUser;
  /** Whom one can become with a click, in the sandbox only. */
  readonly people: readonly Person[];
  readonly customPermissions: readonly string[];
  readonly userPermissions: readonly string[];
  /** Frames get `sandbox="allow-scripts"`, as an org's security settings may have it. */
  readonly framesSandboxed: boolean;
  /** The customer's phone beside the page, if there is one. */
  readonly phoneUrl: string | null;
}

export interface PageUser {
  readonly Id: string;
  readonly isGuest: false;
  readonly name: string;
  readonly username: string;
}

export interface Person {
  readonly username: string;
  readonly name: string;
  readonly role: string;
}

export interface NavigationTab {
  readonly label: string;
  readonly url: string;
  readonly isCurrent: boolean;
}

export type Route =
  | { readonly kind: 'home'; readonly title: string; readonly cards: readonly ListCard[] }
  | ({ readonly kind: 'record' } & RecordRoute)
  | ({ readonly kind: 'list' } & ListRoute)
  | { readonly kind: 'component'; readonly title: string; readonly name: string }
  | ({ readonly kind: 'tables' } & TablesRoute)
  | { readonly kind: 'setup'; readonly title: string; readonly purpose: string }
  | { readonly kind: 'missing'; readonly title: string };

/** Reports and dashboards: everything is in the page already. */
export interface TablesRoute {
  readonly title: string;
  readonly heading: string;
  /** What stands above the heading, for instance `Report`. */
  readonly kindLabel: string;
  readonly intro: string;
  readonly tables: readonly DataTable[];
}

export interface DataTable {
  readonly key: string;
  readonly title: string;
  /** Where its title leads. */
  readonly url: string | null;
  readonly note: string;
  readonly columns: readonly DataCell[];
  readonly rows: readonly DataRow[];
}

export interface DataRow {
  readonly key: string;
  readonly isTotal: boolean;
  readonly cells: readonly DataCell[];
}

export interface DataCell {
  readonly key: string;
  readonly text: string;
  readonly url: string | null;
}

export interface RecordRoute {
  readonly title: string;
  readonly recordId: string;
  readonly objectApiName: string;
  readonly objectLabel: string;
  readonly iconName: string;
  readonly nameField: string;
  /** A column of one region, or main and sidebar. */
  readonly header: readonly PageItem[];
  readonly main: readonly PageItem[];
  readonly sidebar: readonly PageItem[];
}

export interface ListRoute {
  readonly title: string;
  readonly objectApiName: string;
  readonly objectLabel: string;
  readonly iconName: string;
  readonly nameField: string;
  readonly listView: ListViewModel | null;
  readonly listViews: readonly ListViewModel[];
}

export interface ListViewModel {
  readonly name: string;
  readonly label: string;
  readonly url: string;
  readonly isCurrent: boolean;
  readonly fields: readonly string[];
}

export interface ListCard {
  readonly key: string;
  readonly label: string;
  readonly objectApiName: string;
  readonly iconName: string;
  readonly nameField: string;
  readonly listView: string;
  readonly fields: readonly string[];
  readonly url: string;
}

export type PageItem = { readonly key: string } & (
  | { readonly kind: 'highlights'; readonly fields: readonly string[]; readonly actions: readonly PageAction[] }
  | { readonly kind: 'fields'; readonly label: string; readonly columns: readonly (readonly string[])[] }
  | { readonly kind: 'tabs'; readonly tabs: readonly PageTab[] }
  | ({ readonly kind: 'relatedList' } & RelatedListModel)
  | {
      readonly kind: 'component';
      readonly name: string;
      readonly properties: Readonly<Record<string, string | readonly string[]>>;
    }
);

export interface PageTab {
  readonly key: string;
  readonly label: string;
  readonly isActive: boolean;
  readonly items: readonly PageItem[];
}

export interface RelatedListModel {
  readonly relatedListId: string;
  readonly label: string;
  readonly objectApiName: string;
  readonly iconName: string;
  readonly nameField: string;
  readonly fields: readonly string[];
  readonly pageSize: number;
}

export interface PageAction {
  readonly name: string;
  readonly label: string;
  readonly kind: 'component' | 'edit' | 'update' | 'flow';
  /** The bundle of a component action. */
  readonly component: string | null;
  /** The screen flow of a flow action. */
  readonly flow?: string;
  /** Of an update: the fields it asks for, and those it fills in beforehand. */
  readonly fields?: readonly string[];
  readonly values?: Readonly<Record<string, string | boolean>>;
}
