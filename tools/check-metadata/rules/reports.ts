import { filesOf } from '../../../sandbox/salesforce/deploy/deployment.ts';
import { reportColumn } from '../../../sandbox/salesforce/deploy/report-columns.ts';
import { elementsAt, textOf } from '../../../sandbox/salesforce/metadata/xml/element.ts';
import { setFile } from '../project/permission-file.ts';
import type { OwnRule } from '../project/project.ts';

const READERS = 'Video_Supervisors';
const READERS_SET = 'Video_Supervisor';
const AGENTS_SET = 'Video_Agent';

/**
 * Reports are for supervisors, who may not change them, and show nothing that agents may not see: a report is exported
 * and passed on. Each stands on the dashboard.
 */
export const reports: OwnRule = {
  name: 'reports',
  check: (project, say) => {
    const { analytics, permissionSets } = project.metadata;
    const agents = permissionSets.get(AGENTS_SET);
    for (const file of filesOf(project, 'reportType'))
      for (const column of analytics.reportTypes.get(file.name)?.columns ?? []) {
        const field = reportColumn(project.metadata, file.name, column);
        const isOpen = field?.permissionable === false;
        if (!isOpen && agents?.fieldPermissions.get(column.replace('$', '.'))?.readable !== true)
          say(file, `offers ${column}, which agents may not see`, 'remove the column');
      }
    if (permissionSets.get(READERS_SET)?.userPermissions.has('RunReports') !== true)
      say(setFile(project, READERS_SET), 'lets nobody run a report', 'grant RunReports');
    for (const file of ['reportFolder', 'dashboardFolder'].flatMap((suffix) => filesOf(project, suffix))) {
      const shares = elementsAt(file.root, 'folderShares');
      if (!shares.some((share) => textOf(share, 'sharedTo') === READERS))
        say(file, `is not shared with ${READERS}`, 'add it to folderShares');
      for (const share of shares)
        if (textOf(share, 'accessLevel') !== 'View' || textOf(share, 'sharedTo') !== READERS)
          say(file, `is open to ${textOf(share, 'sharedTo')}`, `share it with ${READERS} alone, to View`);
    }
    const shown = [...analytics.dashboards.values()].flatMap(({ components }) => components);
    for (const name of analytics.reports.keys())
      if (!shown.some(({ report }) => report === name))
        say('force-app', `shows the report ${name} on no dashboard`, 'add a component to one');
  },
};
