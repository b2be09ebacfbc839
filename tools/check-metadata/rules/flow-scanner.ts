import scanner from '@flow-scanner/lightning-flow-scanner-core';
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import { flowsOf, type Flow } from '../flow/flow.ts';
import type { Problem } from '../problem.ts';
import type { Project } from '../project/project.ts';
import type { Rule } from './rule.ts';

/**
 * The scanner's rules that are asked. Left out: APIVersion, FlowDescription, InactiveFlow and GetRecordAllFields, for
 * rules of ours say them more exactly (templates are drafts on purpose); FlowName, for the names are in the design;
 * TriggerOrder, for no two flows here wait for each other.
 */
const ASKED = [
  'ActionCallsInLoop',
  'AutoLayout',
  'CopyAPIName',
  'CyclomaticComplexity',
  'DMLStatementInLoop',
  'DuplicateDMLOperation',
  'HardcodedId',
  'HardcodedUrl',
  'MissingFaultPath',
  'MissingNullHandler',
  'ProcessBuilder',
  'RecursiveAfterUpdate',
  'SOQLQueryInLoop',
  'SameRecordFieldUpdates',
  'UnconnectedElement',
  'UnsafeRunningContext',
  'UnusedVariable',
];
const documentSchema = z.object({ Flow: z.looseObject({}) });
// As the scanner parses files itself: it offers no way to hand it a text.
const parser = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  attributeNamePrefix: '@_',
  textNodeName: '#text',
});

/** Good practice for flows, as lightning-flow-scanner knows it. */
export const flowScanner: Rule = {
  name: 'flow-scanner',
  check: (project: Project) => flowsOf(project).flatMap((flow) => scan(flow, project)),
};

function scan({ file }: Flow, { tree }: Project): Problem[] {
  const { Flow: data } = documentSchema.parse(parser.parse(tree.get(file.path) ?? ''));
  const rules = Object.fromEntries(ASKED.map((rule) => [rule, { severity: 'error' }]));
  return scanner
    .scan([new scanner.ParsedFlow(file.path, new scanner.Flow(file.path, data))], { rules })
    .flatMap(({ ruleResults }) => ruleResults)
    .filter(({ occurs }) => occurs)
    .map(({ ruleName, details }) => ({
      file: file.path,
      problem: `is found by ${ruleName} (${details.map((detail) => detail.name).join(', ')})`,
      remedy: 'mend it',
    }));
}
