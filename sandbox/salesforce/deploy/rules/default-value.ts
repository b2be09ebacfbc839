import { whyNoFormula, type FormulaType } from '../../formula/check-formula.ts';
import { objectNameOf } from '../../metadata/metadata-file.ts';
import { textOf } from '../../metadata/xml/element.ts';
import { filesOf, type DeployRule } from '../deployment.ts';

const TYPES: Readonly<Record<string, FormulaType>> = {
  Checkbox: 'boolean',
  Date: 'date',
  DateTime: 'date',
  Number: 'number',
};

/** Default values are formulas of the field's type, and fit. */
export const defaultValue: DeployRule = {
  name: 'default-value',
  check: (deployment, say) => {
    for (const file of filesOf(deployment, 'field')) {
      const formula = textOf(file.root, 'defaultValue');
      const object = deployment.metadata.object(objectNameOf(file));
      if (formula === '' || object === undefined) continue;
      const type = TYPES[textOf(file.root, 'type')] ?? 'text';
      const why = whyNoFormula(formula, object, deployment.metadata, type);
      if (why !== undefined)
        say(file, `has a default value that is none: ${why}`, `write a formula of the type ${type}`);
      const literal = /^"(?<text>[^"]*)"$/u.exec(formula)?.groups?.['text'] ?? '';
      const length = Number(textOf(file.root, 'length'));
      if (length > 0 && literal.length > length)
        say(file, `has a default value of ${literal.length} characters`, `use at most ${length}`);
    }
  },
};
