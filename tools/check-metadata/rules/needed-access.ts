import type ts from 'typescript';
import { ALWAYS_NEEDED } from '../../../middleware/salesforce/needed-access.ts';
import { toolingObject } from '../../../sandbox/salesforce/tooling/tooling-objects.ts';
import { createLookup } from '../code/lookup.ts';
import { parseSource } from '../code/parse-source.ts';
import { recordReadsIn, type RecordRead } from '../code/record-reads.ts';
import { fieldKeysIn } from '../code/record-writes.ts';
import type { OwnRule } from '../project/project.ts';
import { fieldsNamed, permissionNameOf, resolvePath, type PathStep } from '../project/schema.ts';

const LIST = 'middleware/salesforce/needed-access.ts';

/** The list by which the setup checks find missing permissions names everything that the middleware reads and writes. */
export const neededAccess: OwnRule = {
  name: 'needed-access',
  check: ({ middleware, metadata }, say) => {
    const lookup = createLookup(new Map(middleware));
    for (const [file, text] of middleware) {
      const source = parseSource(file, text);
      const read = readsIn(source, lookup).flatMap(({ object, paths }) =>
        paths.flatMap((path) => resolvePath(metadata, object, path) ?? []),
      );
      const written = fieldKeysIn(source)
        .filter(({ isSchema }) => !isSchema)
        .flatMap(({ name }) => fieldsNamed(metadata, name));
      for (const step of read) demand(file, step, 'read');
      for (const step of written) demand(file, step, 'create', 'update');
    }

    /** A field that no permission can hide needs no place in the list. */
    function demand(
      file: string,
      { object, field }: PathStep,
      ...uses: readonly ('read' | 'create' | 'update')[]
    ): void {
      if (permissionNameOf(field) === undefined || toolingObject(object) !== undefined) return;
      const need = ALWAYS_NEEDED.find((one) => one.object === object);
      if (need !== undefined && uses.some((use) => need[use].includes(field.name))) return;
      say(LIST, `does not list ${object}.${field.name} to ${uses.join(' or ')}, as ${file} does`, 'add it');
    }
  },
};

/** A query that is no SOQL is told by the rule middleware-access. */
function readsIn(source: ts.SourceFile, lookup: ReturnType<typeof createLookup>): RecordRead[] {
  try {
    return recordReadsIn(source, lookup);
  } catch {
    return [];
  }
}
