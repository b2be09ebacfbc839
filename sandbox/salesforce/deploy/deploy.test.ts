import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyPackage, createTestOrg, type PackageCopy } from '../../test-support/test-org.ts';
import { DeployError } from './deploy.ts';

const META = 'force-app/main/default';
const SESSION = `${META}/objects/Video_Session__c`;
const AGENT = `${META}/permissionsets/Video_Agent.permissionset-meta.xml`;

let copy: PackageCopy;
beforeEach(() => {
  copy = copyPackage();
});
afterEach(() => copy.dispose());

function deployCopy(): readonly string[] {
  try {
    createTestOrg({ project: copy.project });
    return [];
  } catch (error) {
    if (error instanceof DeployError) return error.problems;
    throw error;
  }
}

describe('deploy', () => {
  it('takes the package as it is', () => {
    expect(deployCopy()).toEqual([]);
  });

  it('carries out the replacements of the project', () => {
    const { trustedSites } = createTestOrg({
      environment: { MIDDLEWARE_URL: 'https://video.northlake.example' },
    }).metadata;
    expect(trustedSites.get('Start_Video_Middleware')).toMatchObject({
      endpointUrl: 'https://video.northlake.example',
      connectSrc: true,
    });
  });

  it.each<[string, string, string, (content: string) => string]>([
    [
      'an unknown element',
      'is no element of',
      `${SESSION}/fields/Status__c.field-meta.xml`,
      (xml) => xml.replace('<label>', '<colour>red</colour><label>'),
    ],
    [
      'an unknown field type',
      'Tekst',
      `${SESSION}/fields/Call_Reference__c.field-meta.xml`,
      (xml) => xml.replace('<type>Text<', '<type>Tekst<'),
    ],
    [
      'a text without length',
      'Must specify length',
      `${SESSION}/fields/Call_Reference__c.field-meta.xml`,
      (xml) => xml.replace(/<length>\d+<\/length>/u, ''),
    ],
    [
      'a wrong boolean',
      'write true or false',
      `${SESSION}/fields/Call_Reference__c.field-meta.xml`,
      (xml) => xml.replace(/<externalId>\w+</u, '<externalId>yes<'),
    ],
    [
      'a lookup to nowhere',
      'no CustomObject named Kontakt',
      `${SESSION}/fields/Contact__c.field-meta.xml`,
      (xml) => xml.replace('>Contact</referenceTo>', '>Kontakt</referenceTo>'),
    ],
    ['a file that is no XML', 'Line|tag|closed', AGENT, (xml) => xml.replace('</PermissionSet>', '')],
    [
      'a permission on a field that does not exist',
      'no CustomField named',
      AGENT,
      (xml) => xml.replace('Video_Session__c.Status__c', 'Video_Session__c.State__c'),
    ],
    [
      'a permission on a required field',
      'required field',
      AGENT,
      (xml) =>
        xml.replace(
          '<objectPermissions>',
          '<fieldPermissions><editable>false</editable><field>Video_Settings__c.Key__c</field><readable>true</readable></fieldPermissions><objectPermissions>',
        ),
    ],
    [
      'a right without the ones it needs',
      'depends on permission',
      AGENT,
      (xml) => xml.replace(/<allowRead>true</u, '<allowRead>false<'),
    ],
    [
      'a tab of nothing',
      'no CustomTab',
      `${META}/applications/Start_Video.app-meta.xml`,
      (xml) => xml.replace('<tabs>Video_Session__c<', '<tabs>Video_Sessions__c<'),
    ],
    [
      'a page with an unknown component',
      'design time component',
      `${META}/flexipages/Video_Contact_Record_Page.flexipage-meta.xml`,
      (xml) => xml.replace('>startVideo<', '>startMovie<'),
    ],
    [
      'a page with an unknown field',
      'information on the field',
      `${META}/flexipages/Video_Contact_Record_Page.flexipage-meta.xml`,
      (xml) => xml.replace('Record.Video_Call_Reference__c', 'Record.Video_Reference__c'),
    ],
    [
      'an action of an unknown component',
      'no LightningComponentBundle named startMovieAction',
      `${META}/quickActions/Contact.Start_Video.quickAction-meta.xml`,
      (xml) => xml.replace('>startVideoAction<', '>startMovieAction<'),
    ],
    [
      'a rule over an unknown field',
      'does not exist',
      `${SESSION}/validationRules/Sync_Revision_Never_Lower.validationRule-meta.xml`,
      (xml) => xml.replaceAll('Sync_Revision__c', 'Revision__c'),
    ],
    [
      'a list view over an unknown column',
      'list view column',
      `${SESSION}/listViews/All.listView-meta.xml`,
      (xml) => xml.replace('<columns>Status__c<', '<columns>State__c<'),
    ],
  ])('refuses %s', (_, words, file, change) => {
    copy.edit(file, change);
    expect(deployCopy().join('\n')).toMatch(new RegExp(words, 'u'));
  });

  it('refuses a renamed field wherever it is used, all places at once', () => {
    copy.edit(`${SESSION}/fields/Status__c.field-meta.xml`, (xml) =>
      xml.replace('<fullName>Status__c', '<fullName>State__c'),
    );
    expect(deployCopy().join('\n')).toContain('does not match the file name');
    copy.remove(`${SESSION}/fields/Status__c.field-meta.xml`);
    expect(deployCopy().length).toBeGreaterThan(3);
  });

  it('refuses metadata of a kind that it does not know', () => {
    copy.add(`${META}/objects/Video_Session__c/Alert.workflow-meta.xml`, '<Workflow/>');
    expect(deployCopy()).toEqual([expect.stringContaining('not known here')]);
  });
});
