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

/** Good practice for flows, as lightning-flow-scanner knows it. */
export const flowScanner: OwnRule = {
  name: 'flow-scanner',
  check: (project, say) => {
    const rules = Object.fromEntries(ASKED.map((rule) => [rule, { severity: 'error' }]));
    for (const file of filesOf(project, 'flow')) {
      const document = documentSchema.safeParse(parser.parse(project.tree.get(file.path) ?? ''));
      if (!document.success) continue;
      const flow = new scanner.ParsedFlow(file.path, new scanner.Flow(file.path, document.data.Flow));
      for (const { occurs, ruleName, details } of scanner.scan([flow], { rules }).flatMap((one) => one.ruleResults))
        if (occurs)
          say(file, `is found by ${ruleName} (${details.map((detail) => detail.name).join(', ')})`, 'mend it');
    }
  },
};
