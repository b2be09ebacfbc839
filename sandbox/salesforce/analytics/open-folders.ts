import type { Folder, Org, OrgSession } from '../types.ts';

/** Kinds of folders, and who opens each of them whether it is shared or not. */
const SEES_ALL = { report: 'ViewPublicReports', dashboard: 'ViewPublicDashboards' } as const;

export type FolderKind = keyof typeof SEES_ALL;

/**
 * Whether a person sees what lies in a folder: by a share with everybody or with a group of theirs.
 * Source: Salesforce Help, "Share a Report or Dashboard Folder".
 *
 * @param folder its name
 */
export function isOpenTo({ metadata, records }: Org, { user }: OrgSession, kind: FolderKind, folder: string): boolean {
  if (!user.hasUserPermission('RunReports')) return false;
  if (user.hasUserPermission(SEES_ALL[kind])) return true;
  const { reportFolders, dashboardFolders } = metadata.analytics;
  const shares = (kind === 'report' ? reportFolders : dashboardFolders).get(folder)?.shares ?? [];
  return shares.some(({ type, sharedTo }) => type === 'Organization' || isMember(sharedTo));

  function isMember(group: Folder['name']): boolean {
    const id = records.list('Group').find((row) => row['DeveloperName'] === group)?.Id;
    return records.list('GroupMember').some((row) => row['GroupId'] === id && row['UserOrGroupId'] === user.id);
  }
}
