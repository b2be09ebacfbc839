import path from 'node:path';
import { z } from 'zod';
import { orderFlows } from '../plan/flow-order.ts';
import { planActivation, type FlowPlan, type FlowState } from '../plan/flow-versions.ts';
import { readFlows } from '../plan/read-flows.ts';
import { soqlTexts } from '../sf/quote.ts';
import type { Sf } from '../sf/sf.ts';
import { PACKAGE } from './package.ts';
import type { Step } from './step.ts';

export const FLOW_FOLDER = `${PACKAGE}/main/default/flows`;
const versionSchema = z.object({ VersionNumber: z.number() });
const stateSchema = z
  .object({
    Id: z.string(),
    DeveloperName: z.string(),
    ActiveVersion: versionSchema.nullable(),
    LatestVersion: versionSchema,
  })
  .transform(({ Id, DeveloperName, ActiveVersion, LatestVersion }): FlowState => ({
    id: Id,
    name: DeveloperName,
    activeVersion: ActiveVersion?.VersionNumber ?? null,
    latestVersion: LatestVersion.VersionNumber,
  }));

/**
 * In production flows of a package without Apex arrive inactive: active ones would need tests that launch them.
 * Source: Tooling API, "FlowDefinition" (`activeVersionNumber` in `Metadata`).
 */
export const flows: Step = {
  name: 'flows',
  purpose: 'Activates the flows of the package, those that others call first. Templates stay as they are.',
  look: async ({ sf, root }) => {
    const { due, missing } = await planFlows(sf, root);
    if (missing.length > 0) return { state: 'due', says: `${missing.length + due.length} flows will be activated.` };
    return due.length === 0
      ? { state: 'done', says: 'They are active, each in its newest version.' }
      : { state: 'due', says: `${due.map(({ name }) => name).join(', ')} will be activated.` };
  },
  carryOut: async ({ sf, root }) => {
    const { due } = await planFlows(sf, root);
    for (const { id, latestVersion } of due) await activate(sf, id, latestVersion);
    return `${due.map(({ name }) => name).join(', ')} activated.`;
  },
  remedy: () =>
    'Activate by hand those that are left, in the order of the plan: Setup → Flows → the flow → Activate. What Flow Builder says there is more precise than this message.',
};

async function planFlows(sf: Sf, root: string): Promise<FlowPlan> {
  const order = orderFlows(readFlows(path.join(root, FLOW_FOLDER)));
  return planActivation(order, await readStates(sf, order));
}

/** The flows of these names that the org has. */
export function readStates(sf: Sf, names: readonly string[]): Promise<FlowState[]> {
  const soql = `SELECT Id, DeveloperName, ActiveVersion.VersionNumber, LatestVersion.VersionNumber FROM FlowDefinition WHERE DeveloperName IN ${soqlTexts(names)}`;
  return sf.query(soql, stateSchema, { tooling: true });
}

/** @param version 0: none runs any more */
export function activate(sf: Sf, id: string, version: number): Promise<void> {
  return sf.update('FlowDefinition', id, { Metadata: { activeVersionNumber: version } }, { tooling: true });
}
