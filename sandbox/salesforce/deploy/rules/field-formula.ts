import { whyNoFormula } from '../../formula/check-formula.ts';
import { objectNameOf } from '../../metadata/metadata-file.ts';
import { textOf } from '../../metadata/xml/element.ts';
import { filesOf, type DeployRule } from '../deployment.ts';

/** What differs from one moment to the next, or stands on another record: the sandbox calculates with the save alone. */
const BEYOND_RECORD = /\b(?:NOW|TODAY|ISNEW|ISCHANGED|PRIORVALUE)\(|\$|\w\.[A-Za-z]/u;

/** Formulas of fields are formulas over fields that are there, and give what the field holds. */
export const fieldFormula: DeployRule = {
  name: 'field-formula',
  check: (deployment, say) => {
    for (const file of filesOf(deployment, 'field')) {
      const formula = textOf(file.root, 'formula');
      const object = deployment.metadata.object(objectNameOf(file));
      if (formula === '' || object === undefined) continue;
      const why = whyNoFormula(formula, object, deployment.metadata, 'number');
      if (why !== undefined) say(file, `has a formula that is none: ${why}`, 'correct it');
      else if (BEYOND_RECORD.test(formula))
        say(file, 'calculates with more than its record', 'use its own fields, or teach it to the sandbox');
    }
  },
};
