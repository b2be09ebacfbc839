import { flowsOf, nodeNamed, reachableFrom, SUBFLOW, targetsOf, variablesOf, type Flow } from '../flow/flow.ts';
import { mentionsIn } from '../flow/mentions.ts';
import { whyUnresolved } from '../flow/resolve-mention.ts';
import type { Problem } from '../problem.ts';
import type { Project } from '../project/project.ts';
import { childrenOf, textOf, type Element } from '../xml/element.ts';
import type { Rule } from './rule.ts';

/** Every path of a flow leads somewhere, every element is on one, and everything that is referred to is there. */
export const flowPaths: Rule = {
  name: 'flow-paths',
  check: (project: Project) =>
    flowsOf(project).flatMap((flow) =>
      [...checkTargets(flow), ...checkSubflows(flow, project), ...checkMentions(flow, project)].map(
        ([problem, remedy]): Problem => ({ file: flow.file.path, problem, remedy }),
      ),
    ),
};

type Fault = readonly [problem: string, remedy: string];

function checkTargets(flow: Flow): Fault[] {
  const from = [flow.start, ...flow.nodes.map(({ element }) => element)];
  const lost = from.flatMap((element) =>
    targetsOf(element)
      .filter((target) => nodeNamed(flow, target) === undefined)
      .map((target): Fault => [`leads to ${target}, which is not there`, 'correct the targetReference']),
  );
  const reached = reachableFrom(flow, targetsOf(flow.start));
  const idle = flow.nodes
    .filter((node) => !reached.includes(node))
    .map(({ name }): Fault => [`never reaches ${name}`, 'connect it or remove it']);
  return [...lost, ...idle];
}

function checkSubflows({ nodes }: Flow, project: Project): Fault[] {
  return nodes
    .filter(({ kind }) => kind === SUBFLOW)
    .flatMap(({ element }): Fault[] => {
      const name = textOf(element, 'flowName');
      const called = flowsOf(project).find((flow) => flow.name === name);
      if (called === undefined) return [[`calls the flow ${name}, which is not there`, 'correct flowName']];
      if (textOf(called.file.root, 'status') !== 'Active')
        return [[`calls ${name}, which is not active`, 'activate it']];
      const inputs = variablesOf(called, 'isInput');
      return namesIn(element, 'inputAssignments')
        .filter((input) => !inputs.includes(input))
        .map((input): Fault => [`gives ${input} to ${name}, which does not take it`, 'correct the name']);
    });
}

function namesIn(element: Element, list: string): string[] {
  return childrenOf(element, list).map((one) => textOf(one, 'name'));
}

function checkMentions(flow: Flow, project: Project): Fault[] {
  return [...new Set(mentionsIn(flow.file.root))].flatMap((mention): Fault[] => {
    const why = whyUnresolved(mention, flow, project);
    return why === undefined ? [] : [[`refers to ${mention}: ${why}`, 'correct the reference']];
  });
}
