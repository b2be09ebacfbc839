import { operationNamed } from '../flow/external-service.ts';
import { ACTION, flowsOf } from '../flow/flow.ts';
import type { Problem } from '../problem.ts';
import type { Project } from '../project/project.ts';
import { childrenOf, textOf, type Element } from '../xml/element.ts';
import type { Rule } from './rule.ts';

interface Inputs {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** Source: Actions Developer Guide, "Custom Notification Actions" and "Email Simple Actions". */
const STANDARD: Readonly<Record<string, Inputs>> = {
  customNotificationAction: {
    required: ['body', 'customNotifTypeId', 'recipientIds', 'title'],
    optional: ['senderId', 'targetId', 'targetPageRef'],
  },
  emailSimple: {
    required: ['emailBody', 'emailSubject'],
    optional: ['emailAddresses', 'emailAddressesArray', 'senderAddress', 'senderType', 'sendRichBody'],
  },
};

/** Flows call actions that exist, with all that these need and nothing that they do not know. */
export const flowActions: Rule = {
  name: 'flow-actions',
  check: (project: Project) =>
    flowsOf(project).flatMap(({ file, nodes }) =>
      nodes
        .filter(({ kind }) => kind === ACTION)
        .flatMap(({ name, element }) =>
          checkAction(name, element, project).map(([problem, remedy]): Problem => ({
            file: file.path,
            problem,
            remedy,
          })),
        ),
    ),
};

type Fault = readonly [problem: string, remedy: string];

function checkAction(name: string, element: Element, project: Project): Fault[] {
  const action = textOf(element, 'actionName');
  const inputs = inputsOf(textOf(element, 'actionType'), action, project);
  if (inputs === undefined) return [[`calls ${action}, which is not there`, 'correct actionName and actionType']];
  const given = childrenOf(element, 'inputParameters').map((input) => textOf(input, 'name'));
  const { required, optional } = inputs;
  return [
    ...required
      .filter((input) => !given.includes(input))
      .map((input): Fault => [`runs ${name} without ${input}`, 'add it to inputParameters']),
    ...given
      .filter((input) => ![...required, ...optional].includes(input))
      .map((input): Fault => [`gives ${input} to ${name}, which does not take it`, 'correct the name']),
  ];
}

function inputsOf(type: string, action: string, project: Project): Inputs | undefined {
  if (type !== 'externalService') return type === action ? STANDARD[action] : undefined;
  const operation = operationNamed(project, action);
  return operation && { required: [...operation.inputs.keys()], optional: [] };
}
