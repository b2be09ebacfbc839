import { elementsAt, textOf } from '../../metadata/xml/element.ts';
import type { LwcBundle } from '../../metadata/metadata-types.ts';
import { filesOf, type DeployRule } from '../deployment.ts';
import { isMadeFor } from '../is-made-for.ts';

/** The element that says what an action of each type opens. */
const CONTENTS: Readonly<Record<string, string>> = {
  Create: 'targetObject',
  Flow: 'flowDefinition',
  LightningComponent: 'lightningComponent',
  LightningWebComponent: 'lightningWebComponent',
  VisualforcePage: 'page',
};
const TARGET = 'lightning__RecordAction';

/** Quick actions belong to an object and open what was made for that, with fields that it has. */
export const quickAction: DeployRule = {
  name: 'quick-action',
  check: (deployment, say) => {
    const { metadata } = deployment;
    for (const file of filesOf(deployment, 'quickAction')) {
      const { root, name } = file;
      const [objectName = '', action] = name.split('.');
      const object = metadata.object(action === undefined ? textOf(root, 'targetObject') : objectName);
      if (action !== undefined && object === undefined)
        say(file, `belongs to ${objectName}, which is not there`, 'name the file Object.Action');
      if (textOf(root, 'label') === '' && textOf(root, 'standardLabel') === '')
        say(file, 'lacks a label', 'add <label>');
      const type = textOf(root, 'type');
      const content = CONTENTS[type];
      if (content !== undefined && textOf(root, content) === '') say(file, `opens nothing`, `add <${content}>`);
      if (['Create', 'Update'].includes(type) && elementsAt(root, 'quickActionLayout').length === 0)
        say(file, 'has no layout', 'add <quickActionLayout>');
      const flow = metadata.automation.flows.get(textOf(root, 'flowDefinition'));
      if (flow !== undefined && flow.processType !== 'Flow')
        say(file, `opens the flow ${flow.name}, which is no screen flow`, 'name another');
      const bundle = metadata.lwcBundles.get(textOf(root, 'lightningWebComponent'));
      const subtype = textOf(root, 'actionSubtype');
      if (bundle !== undefined && !isMadeFor(bundle, TARGET, objectName))
        say(
          file,
          `opens ${bundle.name}, which does not exist or is not made for ${TARGET}`,
          'add it to its js-meta.xml',
        );
      else if (bundle !== undefined && !actionTypesOf(bundle).includes(subtype))
        say(file, `and ${bundle.name} differ in the kind of action`, 'make actionSubtype and actionType the same');
      const target = metadata.object(textOf(root, 'targetObject')) ?? object;
      for (const path of ['fieldOverrides/field', '**/quickActionLayoutItems/field'])
        for (const { text } of elementsAt(root, path))
          if (target !== undefined && target.field(text) === undefined)
            say(file, `In field: field - no CustomField named ${target.apiName}.${text} found`, 'correct it');
    }
  },
};

function actionTypesOf({ targetConfigs }: LwcBundle): string[] {
  return targetConfigs.flatMap(({ targets, actionType }) => (targets.includes(TARGET) ? (actionType ?? []) : []));
}
