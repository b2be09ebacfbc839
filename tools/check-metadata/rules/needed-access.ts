import type ts from 'typescript';
import { ALWAYS_NEEDED } from '../../../middleware/salesforce/needed-access.ts';
import { createLookup } from '../code/lookup.ts';
import { parseSource } from '../code/parse-source.ts';
import { recordReadsIn, type RecordRead } from '../code/record-reads.ts';
import { fieldKeysIn } from '../code/record-writes.ts';
import type { Problem } from '../problem.ts';
import type { Project } from '../project/project.ts';
import { resolvePath } from '../schema/resolve-path.ts';
import type { FieldInfo } from '../schema/schema.ts';
import { fieldsNamed } from './middleware-access.ts';
import type { Rule } from './rule.ts';

const LIST = 'middleware/salesforce/needed-access.ts';

/** The list by which the setup checks find missing permissions names everything that the middleware reads and writes. */
export const neededAccess: Rule = { name: 'needed-access', check };

function check({ middleware, schema }: Project): Problem[] {
  const lookup = createLookup(new Map(middleware));
  return middleware.flatMap(([file, text]) => {
    const source = parseSource(file, text);
    const steps = readsIn(source, lookup).flatMap(({ object, paths }) =>
      paths.flatMap((path) => resolvePath(schema, object, path) ?? []),
    );
    const written = fieldKeysIn(source)
      .filter(({ isSchema }) => !isSchema)
      .flatMap(({ name }) => fieldsNamed(schema, name));
    return [
      ...steps.flatMap(({ object, field }) => demand(file, object, field, 'read')),
      ...written.flatMap(({ object, field }) => demand(file, object, field, 'create', 'update')),
    ];
  });
}

/** A query that is no SOQL is told by the rule middleware-access. */
function readsIn(source: ts.SourceFile, lookup: ReturnType<typeof createLookup>): RecordRead[] {
  try {
    return recordReadsIn(source, lookup);
  } catch {
    return [];
  }
}

/** A field that no permission can hide needs no place in the list. */
function demand(
  file: string,
  object: string,
  { name, permissionName, isRequired }: FieldInfo,
  ...uses: readonly ('read' | 'create' | 'update')[]
): Problem[] {
  if (permissionName === undefined || isRequired) return [];
  const need = ALWAYS_NEEDED.find((one) => one.object === object);
  if (need !== undefined && uses.some((use) => need[use].includes(name))) return [];
  const problem = `does not list ${object}.${name} to ${uses.join(' or ')}, as ${file} does`;
  return [{ file: LIST, problem, remedy: 'add it' }];
}
