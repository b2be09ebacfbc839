import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrowserContext } from 'playwright-core';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { expectAccessible } from '../support/browser-accessibility.ts';
import { launchBrowser } from '../support/browser.ts';
import { captureProblems, type Problems } from '../support/browser-problems.ts';
import { PROJECT } from '../support/project.ts';
import { recordPath } from '../support/stage.ts';

const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const FILES: Readonly<Record<string, string>> = {
  'quickActions/Case.Prepare.quickAction-meta.xml': `<QuickAction ${NAMESPACE}><flowDefinition>Prepare</flowDefinition>
    <label>Prepare a call</label><optionsCreateFeedItem>false</optionsCreateFeedItem><type>Flow</type></QuickAction>`,
  'flows/Prepare.flow-meta.xml': `<Flow ${NAMESPACE}><apiVersion>66.0</apiVersion><label>Prepare</label>
    <processType>Flow</processType><status>Active</status>
    <variables><name>recordId</name><dataType>String</dataType><isInput>true</isInput></variables>
    <choices><name>SMS</name><choiceText>By SMS</choiceText><dataType>String</dataType><value><stringValue>SMS</stringValue></value></choices>
    <choices><name>Link</name><choiceText>By link</choiceText><dataType>String</dataType><value><stringValue>Link</stringValue></value></choices>
    <screens><name>Ask</name><label>How shall we invite?</label><locationX>0</locationX><locationY>0</locationY><connector><targetReference>Create</targetReference></connector>
    <fields><name>Hello</name><fieldText>&lt;p&gt;Hello &lt;b&gt;{!$User.FirstName}&lt;/b&gt;&lt;/p&gt;</fieldText><fieldType>DisplayText</fieldType></fields>
    <fields><name>How</name><choiceReferences>SMS</choiceReferences><choiceReferences>Link</choiceReferences><dataType>String</dataType>
    <fieldText>Invitation</fieldText><fieldType>RadioButtons</fieldType><isRequired>true</isRequired></fields></screens>
    <recordCreates><name>Create</name><label>Create</label><locationX>0</locationX><locationY>0</locationY><connector><targetReference>Done</targetReference></connector>
    <inputAssignments><field>Case__c</field><value><elementReference>recordId</elementReference></value></inputAssignments>
    <inputAssignments><field>Invitation__c</field><value><elementReference>How</elementReference></value></inputAssignments>
    <object>Video_Session__c</object></recordCreates>
    <screens><name>Done</name><label>Done</label><locationX>0</locationX><locationY>0</locationY>
    <fields><name>Bye</name><fieldText>It is prepared.</fieldText><fieldType>DisplayText</fieldType></fields></screens>
    <start><locationX>0</locationX><locationY>0</locationY><connector><targetReference>Ask</targetReference></connector></start></Flow>`,
};

let directory: string;
let sandbox: Sandbox;
let context: BrowserContext;
let problems: Problems;
beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'start-video-screens-'));
  for (const [file, content] of Object.entries(FILES)) {
    mkdirSync(path.join(directory, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(directory, file), content);
  }
  sandbox = await startSandbox({ project: PROJECT, more: [directory] });
  context = await launchBrowser();
  problems = captureProblems(context);
});
afterAll(async () => {
  await context.close();
  await sandbox.close();
  rmSync(directory, { recursive: true });
});

describe('a quick action of the type Flow', () => {
  it('shows the screens of the flow in its dialog, and closes after the last', async () => {
    const page = await context.newPage();
    await page.goto(sandbox.orgUrl + recordPath('Case', seedIds.cases.open));
    await page.getByRole('button', { name: 'Prepare a call', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Prepare a call' });
    await dialog.getByText('Hello Maya').waitFor();
    await expectAccessible(page);

    await dialog.getByRole('button', { name: 'Next' }).click();
    await dialog.getByRole('alert').filter({ hasText: 'required' }).waitFor();
    await dialog.getByText('By link').click();
    await dialog.getByRole('button', { name: 'Next' }).click();
    await dialog.getByText('It is prepared.').waitFor();
    expect(sandbox.org.records.list('Video_Session__c')).toMatchObject([
      { Case__c: seedIds.cases.open, Invitation__c: 'Link', CreatedById: seedIds.users.agent },
    ]);
    await dialog.getByRole('button', { name: 'Finish' }).click();
    await dialog.waitFor({ state: 'detached' });
    problems.expectNone();
  });
});
