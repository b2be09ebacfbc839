import { whyNoFormula } from '../../formula/check-formula.ts';
import { objectNameOf } from '../../metadata/metadata-file.ts';
import { textOf } from '../../metadata/xml/element.ts';
import { filesOf, type DeployRule } from '../deployment.ts';

/** Formulas of validation rules are formulas, over fields that are there, and say yes or no. */
export const validationRule: DeployRule = {
  name: 'validation-rule',
  check: (deployment, say) => {
    for (const file of filesOf(deployment, 'validationRule')) {
      const object = deployment.metadata.object(objectNameOf(file));
      if (object === undefined) continue;
      const why = whyNoFormula(textOf(file.root, 'errorConditionFormula'), object, deployment.metadata, 'boolean');
      if (why !== undefined) say(file, `has a formula that is none: ${why}`, 'correct errorConditionFormula');
      const shown = textOf(file.root, 'errorDisplayField');
      if (shown !== '' && object.fields.get(shown) === undefined)
        say(file, `errorDisplayField ${shown} does not exist`, 'correct it');
    }
  },
};
