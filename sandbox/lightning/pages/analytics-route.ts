import { isOpenTo, type FolderKind } from '../../salesforce/analytics/open-folders.ts';
import { ReportRefusal } from '../../salesforce/analytics/report-refusal.ts';
import { runReport } from '../../salesforce/analytics/run-report.ts';
import { recordIdOf, toRecordId } from '../../salesforce/store/record-id.ts';
import type { Dashboard, Org, OrgSession, Report, ReportGrouping } from '../../salesforce/types.ts';
import type { DataTable, Route } from './page-model.ts';
import { rowsTable, toCells, totalsTable } from './report-tables.ts';

interface Place {
  readonly org: Org;
  readonly session: OrgSession;
}

type TablesRoute = Extract<Route, { kind: 'tables' }>;

/** Of an app. Source: Metadata API Developer Guide, "CustomApplication". */
export const ANALYTICS_TABS: Readonly<Record<string, { object: string; label: string; url: string }>> = {
  'standard-report': { object: 'Report', label: 'Reports', url: '/lightning/o/Report/home' },
  'standard-Dashboard': { object: 'Dashboard', label: 'Dashboards', url: '/lightning/o/Dashboard/home' },
};

const MISSING: Route = { kind: 'missing', title: 'Page not found' };
const KEY_PREFIXES = { report: '00O', dashboard: '01Z' } as const;
const NO_CHARTS = 'The sandbox draws no charts: here are the numbers behind them.';

/**
 * The pages of reports and dashboards, computed for whoever asks; undefined for other addresses. One that is not shared
 * with them looks like one that does not exist.
 */
export function analyticsRoute(place: Place, kind: string, name: string, rest: readonly string[]): Route | undefined {
  const tab = Object.values(ANALYTICS_TABS).find(({ object }) => object === name);
  if (tab === undefined) return undefined;
  const { reports, dashboards } = place.org.metadata.analytics;
  const [id = ''] = rest;
  if (kind === 'o' && name === 'Report')
    return homeRoute(
      tab.label,
      [...reports.values()].map((report) => ({ ...report, title: report.label })),
      place,
      'report',
    );
  if (kind === 'o') return homeRoute(tab.label, [...dashboards.values()], place, 'dashboard');
  if (kind !== 'r') return undefined;
  if (name === 'Report') return found([...reports.values()], id, place, 'report', reportRoute);
  return found([...dashboards.values()], id, place, 'dashboard', dashboardRoute);
}

interface InFolder {
  readonly name: string;
  readonly folder: string;
}

/** The nth of its kind in the order of the deployment. */
function urlOf(kind: FolderKind, all: readonly InFolder[], { name }: InFolder): string {
  const id = recordIdOf(KEY_PREFIXES[kind], all.findIndex((one) => one.name === name) + 1);
  return `/lightning/r/${kind === 'report' ? 'Report' : 'Dashboard'}/${id}/view`;
}

function found<T extends InFolder>(
  all: readonly T[],
  id: string,
  place: Place,
  kind: FolderKind,
  route: (place: Place, one: T) => TablesRoute,
): Route {
  const one = all.find((_, index) => recordIdOf(KEY_PREFIXES[kind], index + 1) === toRecordId(id));
  if (one === undefined || !isOpenTo(place.org, place.session, kind, one.folder)) return MISSING;
  return route(place, one);
}

function homeRoute(
  title: string,
  all: readonly (InFolder & { readonly title: string; readonly description: string })[],
  { org, session }: Place,
  kind: FolderKind,
): TablesRoute {
  const { reportFolders, dashboardFolders } = org.metadata.analytics;
  const folders = kind === 'report' ? reportFolders : dashboardFolders;
  const open = all.filter(({ folder }) => isOpenTo(org, session, kind, folder));
  const rows = open.map((one) => {
    const [first, ...others] = toCells([one.title, one.description, folders.get(one.folder)?.label ?? one.folder]);
    const cells = first === undefined ? [] : [{ ...first, url: urlOf(kind, all, one) }, ...others];
    return { key: one.name, isTotal: false, cells };
  });
  const columns = toCells(['Name', 'Description', 'Folder']);
  const note = rows.length === 0 ? 'No folder is shared with you.' : '';
  return {
    ...{ kind: 'tables', title, heading: title, kindLabel: 'All folders', intro: '' },
    tables: [{ key: 'all', title, url: null, note, columns, rows }],
  };
}

function reportRoute({ org, session }: Place, report: Report): TablesRoute {
  const look = { url: null, note: '' };
  return {
    ...{ kind: 'tables', title: report.label, heading: report.label, kindLabel: 'Report', intro: report.description },
    tables: unlessRefused(report.label, () => {
      const result = runReport(org, session, report);
      const totals = totalsTable(result, { ...look, key: 'totals', title: 'Totals' });
      return report.showDetails ? [totals, rowsTable(result, { ...look, key: 'rows', title: 'Rows' })] : [totals];
    }),
  };
}

function dashboardRoute({ org, session }: Place, { title, description, components }: Dashboard): TablesRoute {
  const { reports } = org.metadata.analytics;
  const tables = components.flatMap(({ report: name, header, footer, groupings }) => {
    const report = reports.get(name);
    if (report === undefined) return [];
    const isDrawn = ({ field }: ReportGrouping): boolean => groupings.includes(field);
    const drawn = {
      ...report,
      groupingsDown: report.groupingsDown.filter(isDrawn),
      groupingsAcross: report.groupingsAcross.filter(isDrawn),
    };
    const url = isOpenTo(org, session, 'report', report.folder) ? urlOf('report', [...reports.values()], report) : null;
    return unlessRefused(header, () => [
      totalsTable(runReport(org, session, drawn), { key: header, title: header, url, note: footer }),
    ]);
  });
  const intro = `${description} ${NO_CHARTS}`.trim();
  return { kind: 'tables', title, heading: title, kindLabel: 'Dashboard', intro, tables };
}

function unlessRefused(title: string, run: () => readonly DataTable[]): readonly DataTable[] {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof ReportRefusal)) throw error;
    return [{ key: title, title, url: null, note: error.message, columns: [], rows: [] }];
  }
}
