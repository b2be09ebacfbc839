import { fileNamed } from '../../../sandbox/salesforce/deploy/deployment.ts';
import type { FlowDefinition, FlowExpression } from '../../../sandbox/salesforce/flow/definition.ts';
import type { OwnRule } from '../project/project.ts';

const NOTIFICATION_TYPE = 'CustomNotificationType';

/** Flows look for and write only what picklists offer and the package deploys: an org notices it when they run. */
export const flowValues: OwnRule = {
  name: 'flow-values',
  check: (project, say) => {
    const { metadata } = project;
    for (const flow of metadata.automation.flows.values())
      for (const { object, field, value } of valuesIn(flow)) {
        if (value?.kind !== 'text' || value.text === '' || value.text.includes('{!')) continue;
        const offered = metadata.object(object)?.fields.get(field)?.picklistValues;
        const file = fileNamed(project, 'flow', flow.name) ?? flow.name;
        if (offered?.some((one) => one.value === value.text) === false && metadata.object(object)?.custom === true)
          say(file, `uses ${value.text}, which ${field} does not offer`, 'use one of its values');
        if (object === NOTIFICATION_TYPE && !metadata.automation.notificationTypes.has(value.text))
          say(file, `looks for the notification type ${value.text}, which is not there`, 'add it or correct the name');
      }
  },
};

interface Use {
  readonly object: string;
  readonly field: string;
  readonly value?: FlowExpression;
}

function valuesIn({ elements, trigger }: FlowDefinition): Use[] {
  const starts = (trigger?.filters ?? []).map((filter) => ({ ...filter, object: trigger?.object ?? '' }));
  const uses = [...elements.values()].flatMap((element): Use[] => {
    const object = 'object' in element ? element.object : undefined;
    if (object === undefined) return [];
    const filters = 'filters' in element ? element.filters : [];
    const values = 'values' in element ? element.values : [];
    return [
      ...filters.map((filter) => ({ ...filter, object })),
      ...values.map(({ name, ...rest }) => ({ ...rest, object, field: name })),
    ];
  });
  return [...starts, ...uses];
}
