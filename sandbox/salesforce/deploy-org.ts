import path from 'node:path';
import type { MovableClock } from '../core/clock.ts';
import { fillRecords, ORGANIZATION_ID, seedOrg, seedProfiles } from '../seeds/index.ts';
import { arrive } from './deploy/arrive.ts';
import { deploy } from './deploy/deploy.ts';
import type { Project } from './metadata/read-project.ts';
import { fillPlaceholders, readFolder } from './metadata/source-tree.ts';
import { createOrg } from './org.ts';
import { standardObjects } from './schema/standard/standard-objects.ts';
import type { StandardOptions } from './schema/standard/standard-options.ts';
import type { Org } from './types.ts';

export interface DeployOrgOptions {
  readonly clock: MovableClock;
  /** What is deployed, and the org around it. */
  readonly project: Project;
  /** More package directories in source format, deployed with the project's. */
  readonly more?: readonly string[];
  /** What the project's placeholders are filled with, before what the project itself says. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly standard?: Partial<StandardOptions>;
}

/** A sandbox org: the package deployed over the standard objects, filled with the seeds. @throws DeployError */
export function deployOrg({ clock, project, more = [], environment, standard }: DeployOrgOptions): Org {
  const folders = [...project.folders, ...more];
  const values = { ...project.environment, ...environment };
  const objects = standardObjects({
    countryPicklists: false,
    contactSharing: 'Private',
    caseSharing: 'Private',
    ...standard,
  });
  const profiles = seedProfiles(objects);
  const metadata = arrive(
    deploy({
      tree: fillPlaceholders(
        new Map(folders.flatMap((folder) => [...readFolder(folder)])),
        project.replacements,
        values,
      ),
      locate: (file) => {
        const folder = folders.find((one) => file.startsWith(`${path.basename(one)}/`)) ?? '';
        return path.join(path.dirname(folder), file);
      },
      standardObjects: objects,
      profiles,
    }),
    project.production,
  );
  return createOrg({
    clock,
    metadata,
    organizationId: ORGANIZATION_ID,
    seed: (planter) => {
      seedOrg(planter, {
        now: () => clock.now(),
        permissionSets: [...metadata.permissionSets.keys()],
        profiles: profiles.map(({ name }) => name),
        assigned: project.permissionSets,
        isProduction: project.production !== false,
        groups: metadata.groups,
        members: project.groups,
        records: fillRecords(project.records, { ...values, ORGANIZATION_ID }),
      });
    },
  });
}
