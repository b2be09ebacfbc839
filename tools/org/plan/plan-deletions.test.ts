import { describe, expect, it } from 'vitest';
import { emptyManifest, planDeletions } from './plan-deletions.ts';

const list = (types: Readonly<Record<string, readonly string[]>>): string =>
  `<?xml version="1.0"?><Package>${Object.entries(types)
    .map(
      ([name, members]) =>
        `<types>${members.map((one) => `<members>${one}</members>`).join('')}<name>${name}</name></types>`,
    )
    .join('')}<version>66.0</version></Package>`;

describe('planDeletions', () => {
  const plan = planDeletions(
    list({
      CustomObject: ['Video_Session__c', 'Case'],
      CustomField: ['Video_Session__c.Status__c', 'Case.Video_Call_Reference__c'],
      Layout: ['Video_Session__c-Video Session Layout'],
      ValidationRule: ['Video_Session__c.Rule'],
      Settings: ['Security'],
      Flow: ['Video_Room_Ready'],
      CustomLabels: ['CustomLabels'],
      CustomLabel: ['StartVideo_Title'],
      ExternalClientApplication: ['Start_Video_Middleware'],
      ExtlClntAppOauthSettings: ['Start_Video_Middleware'],
      PermissionSet: ['A &amp; B'],
    }),
  );

  it('never deletes an object of Salesforce, and what goes with an object not again', () => {
    expect(plan).toContain('<members>Video_Session__c</members>');
    expect(plan).toContain('<members>Case.Video_Call_Reference__c</members>');
    expect(plan).not.toMatch(/<members>Case<|Video_Session__c[.-]/u);
  });

  it('leaves out settings, flows and what goes with a client app', () => {
    expect([...plan.matchAll(/<name>(\w+)</gu)].map(([, name]) => name)).toEqual([
      ...['CustomObject', 'CustomField', 'CustomLabel', 'ExternalClientApplication', 'PermissionSet'],
    ]);
    expect(plan).toContain('<members>A &amp; B</members>');
  });

  it('comes beside a list that names nothing', () => {
    expect(emptyManifest('66.0')).not.toContain('<types>');
  });
});
