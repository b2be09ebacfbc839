import { createLookup } from '../code/lookup.ts';
import { parseSource } from '../code/parse-source.ts';
import { recordReadsIn, type RecordRead } from '../code/record-reads.ts';
import { enumValuesIn, fieldKeysIn } from '../code/record-writes.ts';
import { setFile } from '../project/permission-file.ts';
import type { OwnRule } from '../project/project.ts';
import { fieldsNamed, objectNamed, resolvePath } from '../project/schema.ts';
import { INTEGRATION, integrationGrants } from './integration-grants.ts';

/** The middleware's queries name what is there, and its user may read and write exactly where the middleware does. */
export const middlewareAccess: OwnRule = {
  name: 'middleware-access',
  check: (project, say) => {
    const { metadata, middleware } = project;
    const grants = integrationGrants(metadata);
    if (grants === undefined) {
      say('force-app', `has no permission set ${INTEGRATION}`, 'add it');
      return;
    }
    const lookup = createLookup(new Map(middleware));
    const demand = (faults: ReturnType<typeof grants.demandRead>): void => {
      for (const [problem, remedy] of faults) say(setFile(project, INTEGRATION), problem, remedy);
    };
    for (const [file, text] of middleware) {
      const source = parseSource(file, text);
      try {
        for (const read of recordReadsIn(source, lookup)) checkRead(file, read);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        say(file, `holds a query that is no SOQL (${reason})`, 'correct it');
      }
      for (const { name, value, isSchema } of fieldKeysIn(source)) {
        const steps = fieldsNamed(metadata, name);
        if (!isSchema) for (const step of steps) demand(grants.demandEdit(step));
        const known = isSchema && value !== undefined ? enumValuesIn(value) : undefined;
        for (const { field } of known === undefined ? [] : steps) {
          const offered = field.picklistValues?.map((one) => one.value) ?? [];
          for (const one of offered)
            if (known?.includes(one) === false) say(file, `does not know ${one} of ${name}`, 'add it to the schema');
          for (const one of known ?? [])
            if (!offered.includes(one)) say(file, `knows ${one}, which ${name} does not have`, 'add the value');
        }
      }
    }

    function checkRead(file: string, { object, paths }: RecordRead): void {
      if (objectNamed(metadata, object) === undefined) {
        say(file, `reads ${object}, which is not there`, 'correct the query');
        return;
      }
      demand(grants?.demandRead(object) ?? []);
      for (const path of paths) {
        const steps = resolvePath(metadata, object, path);
        if (steps === undefined) say(file, `reads ${path} of ${object}, which is not there`, 'correct the query');
        for (const step of steps ?? []) {
          demand(grants?.demandRead(step.object) ?? []);
          demand(grants?.demandField(step) ?? []);
        }
      }
    }
  },
};
