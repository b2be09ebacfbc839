import { z } from 'zod';
import { formatValues } from './quote.ts';
import type { RunSf } from './run-sf.ts';

type Values = Readonly<Record<string, string | boolean | object>>;

/** How a query or a change reaches the org. */
interface ApiOptions {
  /** By the Tooling API. */
  readonly tooling?: boolean;
}

export interface DeployOptions {
  /** Only tries it: nothing is changed. */
  readonly dryRun: boolean;
  /** Deletes what these two files name; nothing else is deployed. */
  readonly destructive?: { readonly manifest: string; readonly deletions: string };
}

/** The commands of `sf` that are used, for one org. Each throws SfFailure if it was refused. */
export interface Sf {
  /** The org's id, address and the user who is logged in; a scratch org names its Dev Hub. */
  display(): Promise<{ id: string; instanceUrl: string; username: string }>;
  query<Row>(soql: string, schema: z.ZodType<Row>, options?: ApiOptions): Promise<Row[]>;
  create(object: string, values: Values): Promise<void>;
  update(object: string, id: string, values: Values, options?: ApiOptions): Promise<void>;
  delete(object: string, id: string, options?: ApiOptions): Promise<void>;
  assignPermissionSet(names: readonly string[], username: string): Promise<void>;
  assignLicence(name: string, username: string): Promise<void>;
  /** Deploys folders in source format. */
  deploy(folders: readonly string[], options: DeployOptions): Promise<void>;
  /** Writes a list of everything in a folder, for its deletion, as `destructiveChanges.xml` into another folder. */
  listForDeletion(folder: string, directory: string): Promise<void>;
  importTree(plan: string): Promise<void>;
  open(path: string): Promise<void>;
}

const displaySchema = z.object({ id: z.string(), instanceUrl: z.url(), username: z.string() });
/** Minutes that a deployment may take, waiting for others included. */
const DEPLOY_MINUTES = '60';

/** @param targetOrg alias or username, as `sf org login` knows it */
export function createSf(run: RunSf, targetOrg: string): Sf {
  const target = ['--target-org', targetOrg];
  const api = (options: ApiOptions = {}): string[] => (options.tooling === true ? ['--use-tooling-api'] : []);
  return {
    display: async () => displaySchema.parse(await run(['org', 'display'], target)),
    query: async (soql, schema, options) => {
      const flags = ['--query', soql, ...api(options), ...target];
      return z.object({ records: z.array(schema) }).parse(await run(['data', 'query'], flags)).records;
    },
    create: async (object, values) => {
      await run(['data', 'create', 'record'], ['--sobject', object, '--values', formatValues(values), ...target]);
    },
    update: async (object, id, values, options) => {
      const flags = ['--sobject', object, '--record-id', id, '--values', formatValues(values), ...api(options)];
      await run(['data', 'update', 'record'], [...flags, ...target]);
    },
    delete: async (object, id, options) => {
      await run(['data', 'delete', 'record'], ['--sobject', object, '--record-id', id, ...api(options), ...target]);
    },
    assignPermissionSet: async (names, username) => {
      const flags = [...names.flatMap((name) => ['--name', name]), '--on-behalf-of', username, ...target];
      await run(['org', 'assign', 'permset'], flags);
    },
    assignLicence: async (name, username) => {
      await run(['org', 'assign', 'permsetlicense'], ['--name', name, '--on-behalf-of', username, ...target]);
    },
    deploy: async (folders, { dryRun, destructive }) => {
      const what =
        destructive === undefined
          ? folders.flatMap((folder) => ['--source-dir', folder])
          : ['--manifest', destructive.manifest, '--post-destructive-changes', destructive.deletions];
      const flags = [...what, '--wait', DEPLOY_MINUTES, '--concise', ...(dryRun ? ['--dry-run'] : []), ...target];
      await run(['project', 'deploy', 'start'], flags);
    },
    listForDeletion: async (folder, directory) => {
      const flags = ['--source-dir', folder, '--type', 'destroy', '--output-dir', directory];
      await run(['project', 'generate', 'manifest'], flags);
    },
    importTree: async (plan) => {
      await run(['data', 'import', 'tree'], ['--plan', plan, ...target]);
    },
    open: async (path) => {
      await run(['org', 'open'], ['--path', path, ...target]);
    },
  };
}
