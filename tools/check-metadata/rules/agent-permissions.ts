import type { Problem } from '../problem.ts';
import { modulesOf, parseSource } from '../code/parse-source.ts';
import { resolveImport, toSchemaImport } from '../code/schema-import.ts';
import type { Project } from '../project/project.ts';
import type { Rule } from './rule.ts';

const AGENT = 'Video_Agent';
const ADMIN = 'Video_Admin';
const CREATING_MODULE = 'lightning/uiRecordApi';
/** The parts of the setup page, which agents never see. */
const SETUP = /^(?:setup[A-Z]\w*|videoSetup)$/u;

/** Agents are granted exactly what the components read and write for them, administrators what the setup page does. */
export const agentPermissions: Rule = { name: 'agent-permissions', check };

function check(project: Project): Problem[] {
  const { components, schema } = project;
  const agents = usesOf({ schema, components: components.filter(({ name }) => !SETUP.test(name)) });
  const admins = usesOf({ schema, components: components.filter(({ name }) => SETUP.test(name)) });
  return [...checkSet(project, AGENT, agents, true), ...checkSet(project, ADMIN, admins, false)];
}

/** @param isExact whether more than is needed is a problem, too */
function checkSet({ permissionSets }: Project, wanted: string, uses: Uses, isExact: boolean): Problem[] {
  const set = permissionSets.find(({ file }) => file.name === wanted);
  if (set === undefined) return [{ file: 'force-app', problem: `has no permission set ${wanted}`, remedy: 'add it' }];
  const problems: Problem[] = [];
  const say = (problem: string, remedy: string) => problems.push({ file: set.file.path, problem, remedy });
  const { read, written, readObjects, createdObjects } = uses;
  for (const name of read)
    if (!set.fields.some(({ field, isReadable }) => field === name && isReadable))
      say(`hides ${name}, which the components read`, 'set readable to true');
  for (const name of written)
    if (!set.fields.some(({ field, isEditable }) => field === name && isEditable))
      say(`does not let ${name} be set, which the components write`, 'set editable to true');
  for (const name of readObjects)
    if (!set.objects.some(({ object, mayRead }) => object === name && mayRead))
      say(`hides ${name}`, 'set allowRead to true');
  for (const name of createdObjects)
    if (!set.objects.some(({ object, mayCreate }) => object === name && mayCreate))
      say(`does not let ${name} be created`, 'set allowCreate to true');
  for (const { field, isEditable } of set.fields)
    if (isExact && isEditable && !written.has(field))
      say(`lets ${field} be set, which no component writes`, 'set editable to false');
  return problems;
}

type Uses = ReturnType<typeof usesOf>;

/** Custom objects and fields that the components read; written are those of a source that creates records. */
function usesOf({ components, schema }: Pick<Project, 'components' | 'schema'>) {
  const [read, written] = [new Set<string>(), new Set<string>()];
  const [readObjects, createdObjects] = [new Set<string>(), new Set<string>()];
  for (const [path, text] of components.flatMap(({ sources }) => sources)) {
    const source = parseSource(path, text);
    const modules = modulesOf(source);
    const creates = modules.includes(CREATING_MODULE) && /\bcreateRecord\(/u.test(text);
    for (const schemaImport of modules.map(toSchemaImport)) {
      if (schemaImport === undefined) continue;
      const { object, path: fieldPath } = schemaImport;
      if (object.endsWith('__c')) readObjects.add(object);
      if (object.endsWith('__c') && creates && fieldPath === undefined) createdObjects.add(object);
      for (const step of resolveImport(schemaImport, schema) ?? []) {
        if (!step.field.isCustom || step.field.isRequired) continue;
        const name = `${step.object}.${step.field.permissionName ?? step.field.name}`;
        read.add(name);
        if (creates) written.add(name);
      }
    }
  }
  return { read, written, readObjects, createdObjects };
}
