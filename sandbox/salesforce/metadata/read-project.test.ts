import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fillRecords } from '../../seeds/index.ts';
import { readProject } from './read-project.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'sandbox-project-'));
  write('sfdx-project.json', { packageDirectories: [{ path: 'app', default: true }], sourceApiVersion: '66.0' });
});
afterEach(() => rmSync(directory, { recursive: true }));

const write = (file: string, content: object): void =>
  writeFileSync(path.join(directory, file), JSON.stringify(content));

describe('readProject', () => {
  it('takes any SFDX project', () => {
    expect(readProject(directory)).toMatchObject({
      folders: [path.join(directory, 'app')],
      replacements: [],
      permissionSets: {},
      records: {},
    });
  });

  it('deploys what else the org holds after the packages', () => {
    write('sandbox-project.json', { moreMetadata: ['org'], app: 'Visits' });
    const { folders, app } = readProject(directory);
    expect(folders.map((folder) => path.basename(folder))).toEqual(['app', 'org']);
    expect(app).toBe('Visits');
  });

  it('refuses a word that it does not know', () => {
    write('sandbox-project.json', { permissionsets: {} });
    expect(() => readProject(directory)).toThrow('permissionsets');
  });
});

describe('fillRecords', () => {
  it('replaces what has a value, and leaves other texts alone', () => {
    const rows = [{ Url__c: '${SERVICE_URL}/a', Pattern__c: '{Name} ${OTHER}', Max__c: 3 }];
    expect(fillRecords({ Settings__c: rows }, { SERVICE_URL: 'http://localhost:1' })).toEqual({
      Settings__c: [{ Url__c: 'http://localhost:1/a', Pattern__c: '{Name} ${OTHER}', Max__c: 3 }],
    });
  });
});
