import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const replacementSchema = z.object({
  glob: z.string(),
  stringToReplace: z.string(),
  replaceWithEnv: z.string(),
  /** It is carried out only where every one of these variables has that value. */
  replaceWhenEnv: z.array(z.object({ env: z.string(), value: z.string() })).default([]),
});
const sfdxSchema = z.object({
  packageDirectories: z.array(z.object({ path: z.string() })).min(1),
  replacements: z.array(replacementSchema).default([]),
});
const orgSchema = z.strictObject({
  /** Folders that are deployed beside the packages: what an administrator of this org made. */
  moreMetadata: z.array(z.string()).default([]),
  /** What the replacements of `sfdx-project.json` are filled with, unless told otherwise. */
  environment: z.record(z.string(), z.string()).default({}),
  /** A production org: flows arrive inactive. With `active flows` it deploys them as active, which takes Apex tests. */
  production: z.union([z.boolean(), z.literal('active flows')]).default(false),
  /** The app whose pages are shown. */
  app: z.string().optional(),
  /** By the person's name among the seeds: `admin`, `agent` … */
  permissionSets: z.record(z.string(), z.array(z.string())).default({}),
  /** Public groups of the project, by the person's name. */
  groups: z.record(z.string(), z.array(z.string())).default({}),
  /** By object. `${NAME}` in a value stands for a variable of the environment, or for ORGANIZATION_ID. */
  records: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))).default({}),
});

export type Replacement = z.infer<typeof replacementSchema>;

/** An SFDX project, and what the org is like that it is deployed to. */
export interface Project extends z.infer<typeof orgSchema> {
  /** Package directories in source format, then `moreMetadata`. */
  readonly folders: readonly string[];
  readonly replacements: readonly Replacement[];
}

/**
 * Reads `sfdx-project.json` and, where there is one, `sandbox-project.json`.
 *
 * @param directory of the project
 * @throws ZodError if a file is not as it should be; what the system says of one that cannot be read
 */
export function readProject(directory: string): Project {
  const read = (name: string): unknown => JSON.parse(readFileSync(path.join(directory, name), 'utf8'));
  const { packageDirectories, replacements } = sfdxSchema.parse(read('sfdx-project.json'));
  const org = orgSchema.parse(
    existsSync(path.join(directory, 'sandbox-project.json')) ? read('sandbox-project.json') : {},
  );
  const folders = [...packageDirectories.map((one) => one.path), ...org.moreMetadata];
  return { ...org, replacements, folders: folders.map((folder) => path.join(directory, folder)) };
}
