import type { XmlNode } from '../../metadata/xml/xml-node.ts';
import { SCREEN_FIELD_TYPES, type FlowScreen, type FlowScreenField } from '../definition.ts';
import { conditions, DATA_TYPES, expression, nodeParts, optional } from './parse-common.ts';

export function parseScreen(node: XmlNode): FlowScreen {
  node.without('allowPause', 'helpText', 'pausedText', 'pauseButtonLabel', 'backButtonLabel');
  return {
    kind: 'screen',
    ...nodeParts(node),
    allowBack: node.boolean('allowBack', true),
    allowFinish: node.boolean('allowFinish', true),
    fields: node.list('fields').map(parseField),
    ...optional(node, 'nextOrFinishButtonLabel', 'nextLabel'),
    showFooter: node.boolean('showFooter', true),
    showHeader: node.boolean('showHeader', true),
  };
}

function parseField(node: XmlNode): FlowScreenField {
  node.without('processMetadataValues', 'description', 'scale', 'inputsOnNextNavToAssocScrn', 'styleProperties');
  const defaultValue = expression(node, 'defaultValue');
  const visibility = node.node('visibilityRule');
  visibility?.without('processMetadataValues');
  return {
    name: node.required('name'),
    fieldType: node.oneOf('fieldType', SCREEN_FIELD_TYPES),
    dataType: node.has('dataType') ? node.oneOf('dataType', DATA_TYPES) : 'String',
    text: node.text('fieldText') ?? '',
    ...optional(node, 'helpText', 'helpText'),
    isRequired: node.boolean('isRequired'),
    ...(defaultValue === undefined ? {} : { defaultValue }),
    choices: node.texts('choiceReferences'),
    ...optional(node, 'defaultSelectedChoiceReference', 'defaultChoice'),
    ...(visibility === undefined ? {} : { visibility: conditions(visibility) }),
  };
}
