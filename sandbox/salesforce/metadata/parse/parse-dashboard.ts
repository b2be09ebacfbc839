import type { Dashboard, DashboardComponent, Folder, PublicGroup } from '../analytics-types.ts';
import type { XmlNode } from '../xml/xml-node.ts';

/** How a component and the page look. */
const LOOK_OF_COMPONENT = [
  'componentType',
  'autoselectColumnsFromReport',
  'chartAxisRange',
  'chartSummary',
  'decimalPrecision',
  'displayUnits',
  'drillEnabled',
  'drillToDetailEnabled',
  'enableHover',
  'expandOthers',
  'flexComponentProperties',
  'groupingSortProperties',
  'legendPosition',
  'maxValuesDisplayed',
  'metricLabel',
  'showPercentage',
  'showTotal',
  'showValues',
  'sortBy',
  'useReportChart',
];
const LOOK_OF_DASHBOARD = [
  'backgroundEndColor',
  'backgroundFadeDirection',
  'backgroundStartColor',
  'chartTheme',
  'colorPalette',
  'dashboardChartTheme',
  'dashboardColorPalette',
  'isGridLayout',
  'textColor',
  'titleColor',
  'titleSize',
];

/** A dashboard that everybody sees with their own eyes, as tables. @param name `Folder/Name` */
export function parseDashboard(node: XmlNode, folder: string, name: string): Dashboard {
  node.without(...LOOK_OF_DASHBOARD);
  node.oneOf('dashboardType', ['LoggedInUser']);
  const grid = node.node('dashboardGridLayout')?.without('numberOfColumns', 'rowHeight');
  return {
    name,
    folder,
    title: node.required('title'),
    description: node.text('description') ?? '',
    components: (grid?.list('dashboardGridComponents') ?? [])
      .map((cell) => cell.without('colSpan', 'columnIndex', 'rowIndex', 'rowSpan'))
      .flatMap((cell) => cell.list('dashboardComponent'))
      .map(parseComponent),
  };
}

function parseComponent(node: XmlNode): DashboardComponent {
  node.without(...LOOK_OF_COMPONENT);
  return {
    header: node.text('header') ?? '',
    footer: node.text('footer') ?? '',
    report: node.required('report'),
    groupings: node.texts('groupingColumn'),
  };
}

export function parseFolder(node: XmlNode, name: string): Folder {
  return {
    name,
    label: node.required('name'),
    shares: node.list('folderShares').map((share) => ({
      sharedTo: share.without('accessLevel').required('sharedTo'),
      type: share.oneOf('sharedToType', ['Group', 'Organization']),
    })),
  };
}

export function parseGroup(node: XmlNode, name: string): PublicGroup {
  node.without('description', 'doesIncludeBosses');
  return { name, label: node.required('name') };
}
