import { z } from 'zod';
import { soqlText } from '../../../middleware/salesforce/soql.ts';
import type { Step } from './step.ts';

const LICENCE = 'SalesforceAPIIntegrationPsl';
const idSchema = z.object({ Id: z.string() });

/** Without this licence a user of Salesforce Integration cannot be given objects such as Case. */
export const apiLicence: Step = {
  name: 'API licence',
  purpose: 'Assigns the permission set licence Salesforce API Integration, without which Video Integration is refused.',
  look: async ({ sf, settings: { integrationUsername } }) => {
    const assigned = await sf.query(
      `SELECT Id FROM PermissionSetLicenseAssign WHERE Assignee.Username = ${soqlText(integrationUsername)} AND PermissionSetLicense.DeveloperName = '${LICENCE}'`,
      idSchema,
    );
    if (assigned.length > 0) return { state: 'done', says: 'Salesforce API Integration is assigned.' };
    const known = await sf.query(`SELECT Id FROM PermissionSetLicense WHERE DeveloperName = '${LICENCE}'`, idSchema);
    return known.length > 0
      ? { state: 'due', says: 'Salesforce API Integration will be assigned to the integration user.' }
      : {
          state: 'done',
          says: 'The org has no licence Salesforce API Integration: the licence of the user has to do.',
        };
  },
  carryOut: async ({ sf, settings: { integrationUsername } }) => {
    await sf.assignLicence(LICENCE, integrationUsername);
    return 'Salesforce API Integration is assigned.';
  },
  remedy: () =>
    'Assign it by hand: Setup → Users → the integration user → Permission Set License Assignments → Salesforce API Integration. Are none left? Setup → Company Information → Permission Set Licenses.',
};
