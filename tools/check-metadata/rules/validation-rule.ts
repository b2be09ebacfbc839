import type { Problem } from '../problem.ts';
import type { MetadataFile } from '../project/metadata-file.ts';
import { filesOf } from '../project/project.ts';
import { objectNameOf } from '../schema/build-schema.ts';
import type { Schema } from '../schema/schema.ts';
import { textOf } from '../xml/element.ts';
import type { Rule } from './rule.ts';

const TEXT_OR_COMMENT = /"(?:\\.|[^"\\])*"|\/\*[\s\S]*?\*\//gu;
/** A name that is no function call; `$User.Id` and the like are Salesforce's own. */
const NAME = /(?<![\w.$])[A-Za-z]\w*(?:\.\w+)*(?![\w.]|\s*\()/gu;
const CONSTANTS = ['TRUE', 'FALSE', 'NULL'];
// Source: Salesforce Help, "Validation Rule Fields".
const MAX_MESSAGE = 255;

/** Formulas name fields that are there, and messages fit. */
export const validationRule: Rule = {
  name: 'validation-rule',
  check: (project) => filesOf(project, 'validationRule').flatMap((file) => check(file, project.schema)),
};

function check(file: MetadataFile, schema: Schema): Problem[] {
  const { path, root } = file;
  const fields = schema.get(objectNameOf(file))?.fields;
  if (fields === undefined) return [{ file: path, problem: 'belongs to no object', remedy: 'add the object' }];
  const formula = textOf(root, 'errorConditionFormula').replace(TEXT_OR_COMMENT, '');
  const shown = textOf(root, 'errorDisplayField');
  const names = [...(formula.match(NAME) ?? []), ...(shown === '' ? [] : [shown])];
  const problems: Problem[] = names
    .filter((name) => !CONSTANTS.includes(name.toUpperCase()) && !fields.has(name))
    .map((name) => ({ file: path, problem: `names ${name}, which is no field`, remedy: 'correct the name' }));
  if (textOf(root, 'errorMessage').length > MAX_MESSAGE)
    problems.push({
      file: path,
      problem: 'has a message that is too long',
      remedy: `use at most ${MAX_MESSAGE} characters`,
    });
  return problems;
}
