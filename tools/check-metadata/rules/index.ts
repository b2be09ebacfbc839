import { fieldDefinition } from './field-definition.ts';
import { fieldLists } from './field-lists.ts';
import { filePlace } from './file-place.ts';
import { layout } from './layout.ts';
import { objectDefinition } from './object-definition.ts';
import { permissionSet } from './permission-set.ts';
import type { Rule } from './rule.ts';
import { shape } from './shape.ts';
import { validationRule } from './validation-rule.ts';
import { wellFormed } from './well-formed.ts';

/** Every rule, in the order of the report. */
export const RULES: readonly Rule[] = [
  wellFormed,
  filePlace,
  shape,
  objectDefinition,
  fieldDefinition,
  validationRule,
  fieldLists,
  layout,
  permissionSet,
];
