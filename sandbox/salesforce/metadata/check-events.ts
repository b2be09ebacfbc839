import type { OrgMetadata } from './metadata-types.ts';
import { isEventName } from './parse/parse-event.ts';
import type { Parts } from './parts.ts';

/** What an org refuses of platform events: parts that only stored objects have, rights beyond reading and publishing. */
export function checkEvents(metadata: OrgMetadata, parts: Parts): string[] {
  const misplaced = [...parts.listViews, ...parts.validationRules, ...parts.compactLayouts]
    .filter(([object]) => isEventName(object))
    .map(([object, { name }]) => `${object}.${name}: not available on a platform event`);
  const rights = [...metadata.permissionSets.values()].flatMap(({ name, objectPermissions }) =>
    [...objectPermissions]
      .filter(([object, { edit, delete: remove, viewAll, modifyAll }]) => {
        return isEventName(object) && (edit || remove || viewAll || modifyAll);
      })
      .map(([object]) => `${name}: ${object} is a platform event, which has the permissions Read and Create only`),
  );
  return [...misplaced, ...rights];
}
