import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { orderFlows } from '../plan/flow-order.ts';
import { emptyManifest, planDeletions } from '../plan/plan-deletions.ts';
import { readFlows } from '../plan/read-flows.ts';
import { soqlText } from '../../../middleware/salesforce/soql.ts';
import { activate, FLOW_FOLDER, readStates } from './flows.ts';
import { PACKAGE } from './package.ts';
import type { OrgTools, Step } from './step.ts';

const API_VERSION = '66.0';
const idSchema = z.object({ Id: z.string() });
type Removal = Step<OrgTools>;

/** Flows run until they are switched off, and each version is deleted by itself. */
const removeFlows: Removal = {
  name: 'flows',
  purpose: 'Switches off and deletes the flows of the package, those that call others first. Your own copies stay.',
  look: async (tools) => {
    const states = await readPackaged(tools);
    return states.length === 0
      ? { state: 'done', says: 'There are none.' }
      : { state: 'due', says: `${states.map(({ name }) => name).join(', ')} will be deleted.` };
  },
  carryOut: async (tools) => {
    const states = await readPackaged(tools);
    for (const { id, activeVersion } of states) if (activeVersion !== null) await activate(tools.sf, id, 0);
    for (const { id } of states) {
      const soql = `SELECT Id FROM Flow WHERE DefinitionId = ${soqlText(id)}`;
      for (const version of await tools.sf.query(soql, idSchema, { tooling: true }))
        await tools.sf.delete('Flow', version.Id, { tooling: true });
    }
    return `${states.map(({ name }) => name).join(', ')} deleted.`;
  },
  remedy: () =>
    'A flow of your own calls it, or an interview waits: Setup → Flows says which. Delete your copies of the templates, and Setup → Paused and Failed Flow Interviews, then run this again.',
};

async function readPackaged({ sf, root }: OrgTools) {
  const flows = readFlows(path.join(root, FLOW_FOLDER));
  // Those that call others first, templates with them.
  const order = orderFlows(flows.map((flow) => ({ ...flow, isActive: true }))).toReversed();
  const states = await readStates(sf, order);
  return states.toSorted((one, other) => order.indexOf(one.name) - order.indexOf(other.name));
}

/** A permission set that somebody has is not deleted. */
const unassign: Removal = {
  name: 'permission sets',
  purpose: 'Takes the permission sets of the package away from everybody.',
  look: async ({ sf }) => {
    const rows = await sf.query(ASSIGNED, idSchema);
    return rows.length === 0
      ? { state: 'done', says: 'Nobody has one.' }
      : { state: 'due', says: `${rows.length} assignments will be deleted.` };
  },
  carryOut: async ({ sf }) => {
    const rows = await sf.query(ASSIGNED, idSchema);
    for (const { Id } of rows) await sf.delete('PermissionSetAssignment', Id);
    return `${rows.length} assignments deleted.`;
  },
  remedy: () => 'Take them away by hand: Setup → Permission Sets → each Video … → Manage Assignments.',
};

const ASSIGNED =
  "SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name IN ('Video_Admin', 'Video_Agent', 'Video_Automation', 'Video_Integration', 'Video_Setup_Insight', 'Video_Supervisor')";

function createDeletion(name: string, purpose: string, folder: string, remedy: string): Removal {
  const remove = async ({ sf }: OrgTools, dryRun: boolean): Promise<void> => {
    const directory = mkdtempSync(path.join(tmpdir(), 'start-video-'));
    try {
      const deletions = path.join(directory, 'destructiveChanges.xml');
      const manifest = path.join(directory, 'package.xml');
      await sf.listForDeletion(folder, directory);
      writeFileSync(deletions, planDeletions(readFileSync(deletions, 'utf8')));
      writeFileSync(manifest, emptyManifest(API_VERSION));
      await sf.deploy([], { dryRun, destructive: { manifest, deletions } });
    } finally {
      rmSync(directory, { recursive: true });
    }
  };
  return {
    name,
    purpose,
    // What is not there any more is no error to Salesforce, so it is simply tried.
    look: () => Promise.resolve({ state: 'due', says: `What ${folder} holds will be deleted.` }),
    carryOut: async (tools) => {
      await remove(tools, false);
      return 'Deleted.';
    },
    remedy: () => remedy,
  };
}

const byHand: Removal = {
  name: 'by hand',
  purpose: 'The security settings may serve other sites by now, and Salesforce deletes no user.',
  look: () =>
    Promise.resolve({
      state: 'by hand',
      says: 'Setup → Users → the integration user → Deactivate. Setup → Session Settings → Browser Feature Permissions, if nothing else needs them.',
    }),
  carryOut: () => Promise.resolve(''),
  remedy: () => '',
};

/** Everything that the deployment made, the other way round. */
export const REMOVAL: readonly Removal[] = [
  removeFlows,
  unassign,
  createDeletion(
    'client app and trusted site',
    'Deletes them: the middleware cannot log in any more.',
    'org-setup',
    'Delete it by hand: Setup → External Client App Manager → Start Video Middleware → Delete; Setup → Trusted URLs.',
  ),
  createDeletion(
    'package',
    'Deletes objects with ALL THEIR RECORDS (video sessions, settings), the call references of cases and contacts, components and permission sets. Chats and pictures of calls stay: they are files.',
    PACKAGE,
    'Something of yours uses it, for instance a page layout with the action Start Video, a report or a page with the component. Salesforce names it above: take it out there, then run this again.',
  ),
  byHand,
];
