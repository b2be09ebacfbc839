import { createLookup } from '../code/lookup.ts';
import { parseSource } from '../code/parse-source.ts';
import { recordReadsIn, type RecordRead } from '../code/record-reads.ts';
import { enumValuesIn, fieldKeysIn } from '../code/record-writes.ts';
import type { Problem } from '../problem.ts';
import type { Project } from '../project/project.ts';
import { resolvePath } from '../schema/resolve-path.ts';
import type { FieldInfo, Schema } from '../schema/schema.ts';
import { integrationGrants, type Grants } from './integration-grants.ts';
import type { Rule } from './rule.ts';

const INTEGRATION = 'Video_Integration';

/** The middleware's queries name what is there, and its user may read and write exactly where the middleware does. */
export const middlewareAccess: Rule = { name: 'middleware-access', check };

function check({ middleware, permissionSets, schema }: Project): Problem[] {
  const set = permissionSets.find(({ file }) => file.name === INTEGRATION);
  if (set === undefined)
    return [{ file: 'force-app', problem: `has no permission set ${INTEGRATION}`, remedy: 'add it' }];
  const grants = integrationGrants(set);
  const lookup = createLookup(new Map(middleware));
  return middleware.flatMap(([file, text]) => {
    const source = parseSource(file, text);
    const problems: Problem[] = [];
    try {
      problems.push(...recordReadsIn(source, lookup).flatMap((read) => checkRead(read, file, schema, grants)));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      problems.push({ file, problem: `holds a query that is no SOQL (${reason})`, remedy: 'correct it' });
    }
    for (const { name, value, isSchema } of fieldKeysIn(source)) {
      const fields = fieldsNamed(schema, name);
      if (!isSchema) problems.push(...fields.flatMap(({ object, field }) => grants.demandEdit(object, field)));
      const values = isSchema && value !== undefined ? enumValuesIn(value) : undefined;
      if (values !== undefined) problems.push(...fields.flatMap(({ field }) => checkValues(file, field, values)));
    }
    return problems;
  });
}

function checkRead({ object, paths }: RecordRead, file: string, schema: Schema, grants: Grants): Problem[] {
  if (!schema.has(object))
    return [{ file, problem: `reads ${object}, which is not there`, remedy: 'correct the query' }];
  return [
    ...grants.demandRead(object),
    ...paths.flatMap((path) => {
      const steps = resolvePath(schema, object, path);
      if (steps === undefined)
        return [{ file, problem: `reads ${path} of ${object}, which is not there`, remedy: 'correct the query' }];
      return steps.flatMap((step) => [
        ...grants.demandRead(step.object),
        ...grants.demandField(step.object, step.field),
      ]);
    }),
  ];
}

/** Every field of that name, of whatever object. */
export function fieldsNamed(schema: Schema, name: string): { object: string; field: FieldInfo }[] {
  return [...schema.values()].flatMap((object) => {
    const field = object.fields.get(name);
    return field === undefined ? [] : [{ object: object.name, field }];
  });
}

function checkValues(file: string, { name, picklistValues }: FieldInfo, values: readonly string[]): Problem[] {
  const missing = picklistValues.filter((value) => !values.includes(value));
  const extra = values.filter((value) => !picklistValues.includes(value));
  return [
    ...missing.map((value) => ({ file, problem: `does not know ${value} of ${name}`, remedy: 'add it to the schema' })),
    ...extra.map((value) => ({
      file,
      problem: `knows ${value}, which ${name} does not have`,
      remedy: 'add the value',
    })),
  ];
}
