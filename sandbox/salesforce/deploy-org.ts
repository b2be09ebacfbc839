import type { MovableClock } from '../core/clock.ts';
import { ORGANIZATION_ID, seedOrg, seedProfiles } from '../seeds/index.ts';
import path from 'node:path';
import { deploy } from './deploy/deploy.ts';
import { fillPlaceholders, readFolder } from './metadata/source-tree.ts';
import { createOrg } from './org.ts';
import { standardObjects } from './schema/standard/standard-objects.ts';
import type { StandardOptions } from './schema/standard/standard-options.ts';
import type { Org } from './types.ts';

export interface DeployOrgOptions {
  readonly clock: MovableClock;
  /** Package directories in source format. */
  readonly metadataDirs: readonly string[];
  readonly projectFile: string;
  readonly middlewareUrl: string;
  readonly standard?: Partial<StandardOptions>;
}

/** A sandbox org: the package deployed over the standard objects, filled with the seeds. @throws DeployError */
export function deployOrg({ clock, metadataDirs, projectFile, middlewareUrl, standard }: DeployOrgOptions): Org {
  const objects = standardObjects({
    countryPicklists: false,
    contactSharing: 'Private',
    caseSharing: 'Private',
    ...standard,
  });
  const profiles = seedProfiles(objects);
  const metadata = deploy({
    tree: fillPlaceholders(new Map(metadataDirs.flatMap((folder) => [...readFolder(folder)])), projectFile, {
      MIDDLEWARE_URL: middlewareUrl,
      INTEGRATION_USERNAME: 'integration@northlake.example',
    }),
    locate: (file) => {
      const folder = metadataDirs.find((one) => file.startsWith(`${path.basename(one)}/`)) ?? '';
      return path.join(path.dirname(folder), file);
    },
    standardObjects: objects,
    profiles,
  });
  return createOrg({
    clock,
    metadata,
    organizationId: ORGANIZATION_ID,
    seed: (planter) => {
      seedOrg(planter, {
        now: () => clock.now(),
        permissionSets: [...metadata.permissionSets.keys()],
        profiles: profiles.map(({ name }) => name),
        middlewareUrl,
      });
    },
  });
}
