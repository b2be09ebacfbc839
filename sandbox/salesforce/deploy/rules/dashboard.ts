import { fullNameOf, type MetadataFile } from '../../metadata/metadata-file.ts';
import { childrenOf, elementsAt, textOf, textsOf, type Element } from '../../metadata/xml/element.ts';
import { filesOf, type Deployment, type DeployRule } from '../deployment.ts';
import type { Say } from '../rule.ts';
import { summedUp } from './report-filter.ts';

/** Source: Salesforce Help, "Dashboard Limits". */
const MAX_COMPONENTS = 20;
/** Of the layout that Lightning Experience shows. Source: Metadata API Developer Guide, "DashboardGridLayout". */
const WIDTHS = [9, 12];
const COLOUR = /^#[\dA-F]{6}$/iu;
const ROW_COUNT = 'RowCount';

/** Dashboards run as somebody who is there, on a grid, and their components draw what a report has. */
export const dashboard: DeployRule = {
  name: 'dashboard',
  check: (deployment, say) => {
    for (const file of filesOf(deployment, 'dashboard')) {
      const { root } = file;
      for (const { name, text } of root.children)
        if (name.endsWith('Color') && !COLOUR.test(text)) say(file, `has the ${name} ${text}`, 'write #RRGGBB');
      const user = textOf(root, 'runningUser');
      if (user !== '')
        say(file, `In field: runningUser - no User named ${user} found`, 'set dashboardType to LoggedInUser instead');
      if (textOf(root, 'dashboardType') === 'SpecifiedUser' && user === '')
        say(file, 'runs as nobody', 'name a runningUser, or set dashboardType to LoggedInUser');
      const cells = elementsAt(root, 'dashboardGridLayout/dashboardGridComponents');
      if (cells.length === 0) say(file, 'shows nothing', 'add dashboardGridComponents');
      if (cells.length > MAX_COMPONENTS) say(file, `has ${cells.length} components`, `keep ${MAX_COMPONENTS}`);
      const [grid] = childrenOf(root, 'dashboardGridLayout');
      const width = Number(grid === undefined ? 0 : textOf(grid, 'numberOfColumns'));
      if (grid !== undefined && !WIDTHS.includes(width))
        say(file, `has ${width} columns`, `use ${WIDTHS.join(' or ')}`);
      for (const cell of cells) {
        if (Number(textOf(cell, 'columnIndex')) + Number(textOf(cell, 'colSpan')) > width)
          say(file, `has a component that is wider than its ${width} columns`, 'lower columnIndex or colSpan');
        for (const component of childrenOf(cell, 'dashboardComponent'))
          checkComponent(deployment, file, component, say);
      }
    }
  },
};

function checkComponent(deployment: Deployment, file: MetadataFile, component: Element, say: Say): void {
  const name = textOf(component, 'report');
  const report = filesOf(deployment, 'report').find((one) => fullNameOf(one) === name);
  if (report === undefined) {
    say(file, `In field: report - no Report named ${name} found`, 'add it or correct the name');
    return;
  }
  const groupings = ['groupingsDown', 'groupingsAcross'].flatMap((element) => childrenOf(report.root, element));
  for (const column of textsOf(component, 'groupingColumn'))
    if (!groupings.some((grouping) => textOf(grouping, 'field') === column))
      say(file, `groups ${name} by ${column}, which that report does not`, 'name one of its groupings');
  for (const column of elementsAt(component, 'chartSummary/column').map(({ text }) => text))
    if (column !== ROW_COUNT && !summedUp(report).includes(column))
      say(file, `draws ${column} of ${name}, which that report does not sum up`, 'name a column with aggregateTypes');
  if (groupings.length === 0) say(file, `draws ${name}, which is not grouped`, 'name a summary or matrix report');
}
