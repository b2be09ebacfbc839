import type { PermissionSet } from '../../../sandbox/salesforce/metadata/metadata-types.ts';
import { modulesOf, parseSource } from '../code/parse-source.ts';
import { resolveImport, toSchemaImport } from '../code/schema-import.ts';
import { setFile } from '../project/permission-file.ts';
import type { OwnRule, Project } from '../project/project.ts';
import { permissionNameOf } from '../project/schema.ts';

const CREATING_MODULE = 'lightning/uiRecordApi';
/** The parts of the setup page, which agents never see. */
const SETUP = /^(?:setup[A-Z]\w*|videoSetup)$/u;

/** Agents are granted exactly what the components read and write for them, administrators what the setup page does. */
export const agentPermissions: OwnRule = {
  name: 'agent-permissions',
  check: (project, say) => {
    for (const name of ['Video_Agent', 'Video_Admin']) {
      const isAgent = name === 'Video_Agent';
      const set = project.metadata.permissionSets.get(name);
      if (set === undefined) {
        say('force-app', `has no permission set ${name}`, 'add it');
        continue;
      }
      for (const [problem, remedy] of differences(set, usesOf(project, isAgent), isAgent))
        say(setFile(project, name), problem, remedy);
    }
  },
};

/** @param isExact whether more than is needed is a problem, too */
function* differences(
  { fieldPermissions, objectPermissions }: PermissionSet,
  { read, written, readObjects, createdObjects }: ReturnType<typeof usesOf>,
  isExact: boolean,
): Generator<[problem: string, remedy: string]> {
  for (const name of read)
    if (fieldPermissions.get(name)?.readable !== true)
      yield [`hides ${name}, which the components read`, 'set readable to true'];
  for (const name of written)
    if (fieldPermissions.get(name)?.editable !== true)
      yield [`does not let ${name} be set, which the components write`, 'set editable to true'];
  for (const name of readObjects)
    if (objectPermissions.get(name)?.read !== true) yield [`hides ${name}`, 'set allowRead to true'];
  for (const name of createdObjects)
    if (objectPermissions.get(name)?.create !== true)
      yield [`does not let ${name} be created`, 'set allowCreate to true'];
  for (const [field, { editable }] of fieldPermissions)
    if (isExact && editable && !written.has(field))
      yield [`lets ${field} be set, which no component writes`, 'set editable to false'];
}

/** Custom objects and fields that the components read; written are those of a source that creates records. */
function usesOf({ components, metadata }: Project, isAgent: boolean) {
  const [read, written] = [new Set<string>(), new Set<string>()];
  const [readObjects, createdObjects] = [new Set<string>(), new Set<string>()];
  const sources = components
    .filter(({ name }) => SETUP.test(name) !== isAgent)
    .flatMap((component) => component.sources);
  for (const [path, text] of sources) {
    const modules = modulesOf(parseSource(path, text));
    const creates = modules.includes(CREATING_MODULE) && /\bcreateRecord\(/u.test(text);
    for (const schemaImport of modules.map(toSchemaImport)) {
      if (schemaImport === undefined) continue;
      const { object, path: fieldPath } = schemaImport;
      if (object.endsWith('__c')) readObjects.add(object);
      if (object.endsWith('__c') && creates && fieldPath === undefined) createdObjects.add(object);
      for (const step of resolveImport(schemaImport, metadata) ?? []) {
        const name = permissionNameOf(step.field);
        if (!step.field.custom || name === undefined) continue;
        read.add(`${step.object}.${name}`);
        if (creates) written.add(`${step.object}.${name}`);
      }
    }
  }
  return { read, written, readObjects, createdObjects };
}
