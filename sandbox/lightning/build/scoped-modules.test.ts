import { describe, expect, it } from 'vitest';
import { type Plugin, rollup } from 'rollup';
import type { OrgMetadata } from '../../salesforce/types.ts';
import { standardObjects } from '../../salesforce/schema/standard/standard-objects.ts';
import { linkObjects } from '../../salesforce/schema/define-object.ts';
import { scopedModules } from './scoped-modules.ts';

const objects = linkObjects(
  standardObjects({ countryPicklists: false, contactSharing: 'Private', caseSharing: 'Private' }),
);
const metadata = {
  objects,
  labels: new Map([['Hello', { name: 'Hello', value: 'Good "morning"', language: 'en_US' }]]),
  staticResources: new Map([['library', { name: 'library', contentType: '', cacheControl: '', contentPath: '' }]]),
  customPermissions: new Set(['Manage']),
} as Partial<OrgMetadata> as OrgMetadata;

/** Bundles one module that exports what `specifier` gives. */
async function bundle(specifier: string): Promise<string> {
  const sources: Plugin = {
    name: 'sources',
    resolveId: (id) => (id === 'entry' || id === 'org/pageModel' ? id : null),
    load: (id) => {
      if (id === 'entry') return `export { default } from ${JSON.stringify(specifier)};`;
      return id === 'org/pageModel' ? 'export const pageModel = globalThis.model;' : null;
    },
  };
  const build = await rollup({ input: 'entry', plugins: [sources, scopedModules(metadata)] });
  const { output } = await build.generate({ format: 'esm' });
  return output[0].code;
}

describe('scopedModules', () => {
  it.each([
    ['@salesforce/label/c.Hello', '"Good \\"morning\\""'],
    ['@salesforce/schema/Case', '{"objectApiName":"Case"}'],
    ['@salesforce/schema/Case.ContactId', '{"fieldApiName":"ContactId","objectApiName":"Case"}'],
    ['@salesforce/schema/Case.Contact.Name', '{"fieldApiName":"Contact.Name","objectApiName":"Case"}'],
    ['@salesforce/resourceUrl/library', '"/resource/library"'],
    ['@salesforce/user/Id', 'pageModel.user["Id"]'],
    ['@salesforce/customPermission/Manage', 'pageModel.customPermissions.includes("Manage") || undefined'],
  ])('gives %s', async (specifier, code) => {
    expect(await bundle(specifier)).toContain(code);
  });

  it.each([
    '@salesforce/label/c.Missing',
    '@salesforce/schema/Missing__c',
    '@salesforce/schema/Case.Missing__c',
    '@salesforce/schema/Case.Contact.Missing__c',
    '@salesforce/resourceUrl/missing',
    '@salesforce/customPermission/Missing',
    '@salesforce/apex/Controller.method',
  ])('fails the build for %s, naming it', async (specifier) => {
    await expect(bundle(specifier)).rejects.toThrow(specifier);
  });
});
