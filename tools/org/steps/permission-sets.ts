import { z } from 'zod';
import { soqlTexts } from '../sf/quote.ts';
import type { Step, Tools } from './step.ts';

interface Assignment {
  readonly username: string;
  readonly name: string;
}

const assignmentSchema = z
  .object({ Assignee: z.object({ Username: z.string() }), PermissionSet: z.object({ Name: z.string() }) })
  .transform(({ Assignee, PermissionSet }): Assignment => ({ username: Assignee.Username, name: PermissionSet.Name }));

/** The middleware's rights go to the integration user, the setup page to whoever deploys. Agents are a person's choice. */
export const permissionSets: Step = {
  name: 'permission sets',
  purpose: 'Assigns Video Integration to the integration user, and Video Admin to you.',
  look: async (tools) => {
    const missing = await readMissing(tools);
    return missing.length === 0
      ? { state: 'done', says: 'They are assigned.' }
      : { state: 'due', says: `${missing.map(toWords).join(', ')} will be assigned.` };
  },
  carryOut: async (tools) => {
    const missing = await readMissing(tools);
    for (const [username, assignments] of Map.groupBy(missing, (one) => one.username))
      await tools.sf.assignPermissionSet(
        assignments.map(({ name }) => name),
        username,
      );
    return `${missing.map(toWords).join(', ')} assigned.`;
  },
  remedy: (refusal) =>
    /licen[cs]e/iu.test(refusal)
      ? 'The licence of the integration user does not take the rights. Assign Salesforce API Integration first: Setup → Users → the integration user → Permission Set License Assignments.'
      : 'Assign them by hand: Setup → Permission Sets → the permission set → Manage Assignments.',
};

function wantedOf({ settings, org }: Tools): Assignment[] {
  const { integrationUsername: username, setupInsight } = settings;
  return [
    { username, name: 'Video_Integration' },
    ...(setupInsight ? [{ username, name: 'Video_Setup_Insight' }] : []),
    { username: org.username, name: 'Video_Admin' },
  ];
}

async function readMissing(tools: Tools): Promise<Assignment[]> {
  const wanted = wantedOf(tools);
  const soql = `SELECT Assignee.Username, PermissionSet.Name FROM PermissionSetAssignment WHERE Assignee.Username IN ${soqlTexts(wanted.map(({ username }) => username))} AND PermissionSet.Name IN ${soqlTexts(wanted.map(({ name }) => name))}`;
  const assigned = await tools.sf.query(soql, assignmentSchema);
  return wanted.filter((one) => !assigned.some(({ username, name }) => username === one.username && name === one.name));
}

function toWords({ username, name }: Assignment): string {
  return `${name.replaceAll('_', ' ')} to ${username}`;
}
