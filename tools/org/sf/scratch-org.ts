import { z } from 'zod';
import type { RunSf } from './run-sf.ts';

export interface ScratchOrg {
  /** Under which `sf` knows it. */
  readonly alias: string;
  /** How long it lives. */
  readonly days: string;
  /** Alias of the Dev Hub; undefined: the default one. */
  readonly devHub: string | undefined;
}

const DEFINITION = 'config/project-scratch-def.json';
const MINUTES = '30';
const createdSchema = z.object({ orgId: z.string() });

/** Makes a scratch org and answers its id. @throws SfFailure */
export async function createScratchOrg(run: RunSf, { alias, days, devHub }: ScratchOrg): Promise<string> {
  const flags = ['--definition-file', DEFINITION, '--alias', alias, '--duration-days', days, '--wait', MINUTES];
  const hub = devHub === undefined ? [] : ['--target-dev-hub', devHub];
  return createdSchema.parse(await run(['org', 'create', 'scratch'], [...flags, ...hub])).orgId;
}
