import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';

const manifestSchema = z.object({
  Package: z.object({
    types: z.array(z.object({ name: z.string(), members: z.array(z.string()) })),
    version: z.string(),
  }),
});
const parser = new XMLParser({ isArray: (name) => ['types', 'members'].includes(name), parseTagValue: false });

/**
 * Settings are not deleted but changed. Flows are deleted version by version. `CustomLabels` is the file of the labels. What
 * belongs to a client app goes with it.
 */
const LEFT_OUT = /^(?:Settings|Flow|CustomLabels|ExtlClntApp\w+)$/u;
const CUSTOM = /__[ce]$/u;

/**
 * What is deleted of everything that a list for deletion names.
 *
 * @param manifest `destructiveChanges.xml`, as the command line writes it
 * @returns the same without what cannot be deleted so, what goes with its object, and objects that are Salesforce's
 * @throws ZodError if it is no such list
 */
export function planDeletions(manifest: string): string {
  const { types, version } = manifestSchema.parse(parser.parse(manifest)).Package;
  const objects = types.find(({ name }) => name === 'CustomObject')?.members ?? [];
  const goesWithObject = (member: string): boolean =>
    objects.some(
      (object) => CUSTOM.test(object) && (member.startsWith(`${object}.`) || member.startsWith(`${object}-`)),
    );
  const lists = types
    .filter(({ name }) => !LEFT_OUT.test(name))
    .map(({ name, members }) => ({
      name,
      members: members.filter((member) => (name === 'CustomObject' ? CUSTOM.test(member) : !goesWithObject(member))),
    }))
    .filter(({ members }) => members.length > 0);
  return formatManifest(lists, version);
}

/** A list that names nothing: beside a deletion Salesforce wants one. */
export function emptyManifest(version: string): string {
  return formatManifest([], version);
}

function formatManifest(
  lists: readonly { readonly name: string; readonly members: readonly string[] }[],
  version: string,
): string {
  const types = lists.map(
    ({ name, members }) =>
      `    <types>\n${members.map((member) => `        <members>${escape(member)}</members>\n`).join('')}        <name>${name}</name>\n    </types>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Package xmlns="http://soap.sforce.com/2006/04/metadata">\n${types.join('')}    <version>${version}</version>\n</Package>\n`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
