import * as loaded from '@flow-scanner/lightning-flow-scanner-core';
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import { filesOf } from '../../../sandbox/salesforce/deploy/deployment.ts';
import type { OwnRule } from '../project/project.ts';

// Node hands a CommonJS module over as its default, Jest by its names.
const scanner = Object.hasOwn(loaded, 'ParsedFlow') ? loaded : loaded.default;

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

const RULES = Object.fromEntries(ASKED.map((rule) => [rule, { severity: 'error' }]));

/** Good practice for flows, as lightning-flow-scanner knows it. */
export const flowScanner: OwnRule = {
  name: 'flow-scanner',
  check: (project, say) => {
    for (const file of filesOf(project, 'flow'))
      for (const problem of problemsOf(file.path, project.tree.get(file.path) ?? '')) say(file, problem, 'mend it');
  },
};

const scanned = new Map<string, { readonly text: string; readonly problems: readonly string[] }>();

/** Kept, because tests check many copies of the project that differ in one file. */
function problemsOf(path: string, text: string): readonly string[] {
  const known = scanned.get(path);
  if (known?.text === text) return known.problems;
  const problems = scan(path, text);
  scanned.set(path, { text, problems });
  return problems;
}

function scan(path: string, text: string): readonly string[] {
  const document = documentSchema.safeParse(parser.parse(text));
  if (!document.success) return [];
  const flow = new scanner.ParsedFlow(path, new scanner.Flow(path, document.data.Flow));
  return scanner
    .scan([flow], { rules: RULES })
    .flatMap((one) => one.ruleResults)
    .filter(({ occurs }) => occurs)
    .map(({ ruleName, details }) => `is found by ${ruleName} (${details.map((detail) => detail.name).join(', ')})`);
}
