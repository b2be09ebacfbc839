import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestOrg } from '../../test-support/test-org.ts';
import { DeployError } from './deploy.ts';

const METADATA = path.resolve(import.meta.dirname, '../../test-support/metadata');
const EVENT = 'objects/Order_Placed__e/Order_Placed__e.object-meta.xml';
const FIELD = 'objects/Order_Placed__e/fields/Number__c.field-meta.xml';
const SET = 'permissionsets/Order_Reader.permissionset-meta.xml';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'start-video-events-'));
  cpSync(METADATA, path.join(directory, 'events'), { recursive: true });
});
afterEach(() => rmSync(directory, { recursive: true }));

function deployEdited(file: string, change: (xml: string) => string): string {
  const at = path.join(directory, 'events/main/default', file);
  const before = readFileSync(at, 'utf8');
  writeFileSync(at, change(before));
  try {
    createTestOrg({ more: [path.join(directory, 'events')] });
    return '';
  } catch (error) {
    if (error instanceof DeployError) return error.problems.join('\n');
    throw error;
  }
}

describe('deploying a platform event', () => {
  it('takes one as it should be, with the fields that the bus adds', () => {
    const org = createTestOrg({ more: [path.join(directory, 'events')] });
    const event = org.metadata.object('order_placed__E');
    expect(event).toMatchObject({
      apiName: 'Order_Placed__e',
      keyPrefix: expect.stringMatching(/^e\d\d$/u),
      publishBehavior: 'PublishAfterCommit',
      queryable: false,
    });
    expect([...(event?.fields.keys() ?? [])]).toEqual(expect.arrayContaining(['ReplayId', 'EventUuid', 'Number__c']));
  });

  it('publishes at once where the behaviour is left out', () => {
    expect(deployEdited(EVENT, (xml) => xml.replace(/<publishBehavior>.*<\/publishBehavior>/u, ''))).toBe('');
    const { metadata } = createTestOrg({ more: [path.join(directory, 'events')] });
    expect(metadata.object('Order_Placed__e')?.publishBehavior).toBe('PublishImmediately');
  });

  it.each<[string, string, string, (xml: string) => string]>([
    ['another publish behaviour', 'publishBehavior', EVENT, (xml) => xml.replace('PublishAfterCommit', 'AfterCommit')],
    ['a volume of the past', 'eventType', EVENT, (xml) => xml.replace('HighVolume', 'StandardVolume')],
    ['no volume at all', 'eventType', EVENT, (xml) => xml.replace(/<eventType>.*<\/eventType>/u, '')],
    [
      'a sharing model',
      'sharingModel',
      EVENT,
      (xml) => xml.replace('<label>', '<sharingModel>Private</sharingModel><label>'),
    ],
    ['a field type of stored objects', 'not available', FIELD, (xml) => xml.replace('>Text<', '>Email<')],
    ['a unique field', 'unique', FIELD, (xml) => xml.replace('<type>', '<unique>true</unique><type>')],
    ['a right to edit', 'Read and Create only', SET, (xml) => xml.replace('<allowEdit>false', '<allowEdit>true')],
    [
      'field-level security',
      'Order_Placed__e.Note__c',
      SET,
      (xml) =>
        xml.replace(
          '<objectPermissions>',
          '<fieldPermissions><editable>false</editable><field>Order_Placed__e.Note__c</field><readable>true</readable></fieldPermissions><objectPermissions>',
        ),
    ],
  ])('refuses %s', (_, words, file, change) => {
    expect(deployEdited(file, change)).toContain(words);
  });
});
