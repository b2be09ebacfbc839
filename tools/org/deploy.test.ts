import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PACKAGED_FLOWS } from '../../middleware/domain/packaged-flows.ts';
import { createDeployStage, type DeployStage } from './test-support/deploy-stage.ts';

const PROOF_FIELD = 'force-app/main/default/objects/Video_Proof__c/fields/Hash__c.field-meta.xml';

describe('npm run org:deploy', () => {
  let stage: DeployStage;
  beforeEach(async () => {
    stage = await createDeployStage();
  });
  afterEach(() => stage.close());

  const activeFlows = (): string[] =>
    [...stage.org.metadata.automation.flows.keys()].filter((name) => stage.org.flows.isActive(name)).toSorted();
  const setsOf = (username: string): readonly string[] => stage.org.user(username).permissionSets.toSorted();

  it('shows the plan, and changes nothing before somebody says yes, or with a user who cannot be used', async () => {
    expect(await stage.deploy()).toBe(false);
    expect(stage.said).toMatch(/1\. to do.*video@acme\.example will be made[\s\S]*9\. to do.*flows/u);
    stage.answers = ['n'];
    expect(await stage.deploy()).toBe(false);
    expect(stage.changes).toEqual([]);

    expect(await stage.deploy('--yes', '--integration-user', 'agent@northlake.example')).toBe(false);
    expect(stage.said).toMatch(/STOP.*agent@northlake\.example has no API Only/u);
    expect(stage.changes).toEqual([]);
  });

  it('takes a fresh production org to one whose flows run, in the order in which Salesforce takes it', async () => {
    stage.answers = ['y', 'y'];
    expect(await stage.deploy()).toBe(true);
    expect(stage.changes.map((command) => command.split(' --')[0])).toEqual([
      'data create record',
      'org assign permsetlicense',
      'project deploy start',
      ...['org assign permset', 'org assign permset'],
      ...['project deploy start', 'project deploy start', 'project deploy start', 'project deploy start'],
      ...PACKAGED_FLOWS.map(() => 'data update record'),
    ]);
    expect(activeFlows()).toEqual(PACKAGED_FLOWS.toSorted());
    expect(setsOf('video@acme.example')).toEqual(['Video_Integration']);
    expect(stage.org.user('video@acme.example').hasUserPermission('ApiUserOnly')).toBe(true);
    expect(setsOf('admin@northlake.example')).toEqual(['Video_Admin']);
    expect(stage.said).toContain('Enter SALESFORCE_LOGIN_URL, SALESFORCE_CLIENT_ID');

    expect(await stage.deploy('--yes', '--security-settings', 'yes')).toBe(true);
    expect(stage.changes).toEqual([]);
  });

  it('leaves the security settings of the whole org alone where nobody says yes', async () => {
    expect(await stage.deploy('--yes')).toBe(true);
    expect(stage.changes.join('\n')).not.toContain('org-setup/main/default/settings');
    expect(stage.said).toContain('You can do it later');
    expect(await stage.deploy('--yes', '--security-settings', 'yes')).toBe(true);
    expect(stage.changes).toEqual([expect.stringContaining('org-setup/main/default/settings')]);

    // Only what has changed since is deployed again.
    stage.copy.edit(PROOF_FIELD, (text) => text.replace('</CustomField>', '    <!-- new -->\n</CustomField>'));
    await stage.deploy('--yes', '--security-settings', 'yes');
    expect(stage.changes).toEqual([expect.stringMatching(/^project deploy start --source-dir force-app /u)]);
    await stage.deploy('--yes', '--security-settings', 'yes', '--again', '--package-installed');
    expect(stage.changes).toHaveLength(4);
    expect(stage.changes.join('\n')).not.toContain('--source-dir force-app ');
  });

  it('stops where the org refuses, says what to do, and goes on there', async () => {
    stage.copy.edit(PROOF_FIELD, (text) => text.replace('<length>', '<length>9'));
    expect(await stage.deploy('--yes')).toBe(false);
    expect(stage.said).toMatch(
      /package was refused[\s\S]*Hash__c[\s\S]*→ Mend what Salesforce names[\s\S]*goes on here/u,
    );
    expect(stage.said).not.toContain('hidden');

    stage.copy.edit(PROOF_FIELD, (text) => text.replace('<length>9', '<length>'));
    expect(await stage.deploy('--yes')).toBe(true);
    expect(stage.changes.join('\n')).not.toMatch(/data create record|permsetlicense/u);
    expect(activeFlows()).toEqual(PACKAGED_FLOWS.toSorted());
  });

  it('only tries it with --validate-only, as far as it can be tried', async () => {
    expect(await stage.deploy('--validate-only')).toBe(true);
    expect(stage.changes.every((command) => command.includes('--dry-run'))).toBe(true);
    expect(stage.said).toContain('client policies: Not tried: it names the integration user');
    expect(await stage.deploy('--validate-only', '--integration-user', 'integration@northlake.example')).toBe(true);
    expect(stage.said).toContain('client policies: Salesforce would take it.');
    stage.copy.edit(PROOF_FIELD, (text) => text.replace('<type>Text</type>', '<type>Txt</type>'));
    expect(await stage.deploy('--validate-only')).toBe(false);
    expect(stage.org.users().map(({ username }) => username)).not.toContain('video@acme.example');
  });
});

describe('npm run org:remove', () => {
  it('takes everything out again, flows and assignments first, when somebody says so', async () => {
    const stage = await createDeployStage();
    await stage.deploy('--yes');
    expect(await stage.remove(false)).toBe(false);
    expect(stage.said).toContain('ALL THEIR RECORDS');
    expect(stage.changes).toEqual([]);

    expect(await stage.remove(true)).toBe(true);
    expect(stage.org.flows.isThere('Video_Room_Ready')).toBe(false);
    expect(stage.org.user('video@acme.example').permissionSets).toEqual([]);
    const deletions = stage.changes.filter((command) => command.startsWith('project deploy start'));
    expect(deletions).toHaveLength(2);
    await stage.close();
  });
});

describe('an org that deploys flows as active', () => {
  it('takes the package too, for its flows arrive as drafts', async () => {
    const stage = await createDeployStage('active flows');
    expect(await stage.deploy('--yes')).toBe(true);
    expect(stage.org.flows.isActive('Start_Video_Now')).toBe(true);
    await stage.close();
  });
});
