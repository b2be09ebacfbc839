import { z } from 'zod';
import type { Answer, RecordPage, RuleState } from '../../domain/org-inspection.ts';
import { readComposite, type CompositeAnswer, type Subrequest } from '../composite.ts';
import { API_VERSION, type SalesforceConnection } from '../connection.ts';
import { rowsOf } from '../query-answer.ts';
import { queryPath } from '../soql.ts';
import { ask, fromAnswer } from './answers.ts';
import { LIST_PAGES_QUERY, PAGES_REFERENCE, readPages } from './pages.ts';

const TOOLING = `/services/data/v${API_VERSION}/tooling`;
const RULES_QUERY =
  "SELECT ValidationName, Active FROM ValidationRule WHERE EntityDefinition.QualifiedApiName = 'Video_Proof__c'";

const ruleSchema = z.object({ ValidationName: z.string(), Active: z.boolean() });

export interface ToolingFacts {
  readonly pages: Answer<readonly RecordPage[]>;
  readonly proofRules: Answer<readonly RuleState[]>;
}

/** What only the Tooling API tells, in two calls: its lists in one composite, and the content of the pages in another. */
export async function readTooling(connection: SalesforceConnection): Promise<ToolingFacts> {
  const composite = (requests: readonly Subrequest[]): Promise<CompositeAnswer> =>
    readComposite(connection, requests, `${TOOLING}/composite`);
  const lists = await ask(() =>
    composite([query(PAGES_REFERENCE, LIST_PAGES_QUERY), query('proof_rules', RULES_QUERY)]),
  );
  return {
    pages: await readPages(lists, composite),
    proofRules: fromAnswer(lists, toRules),
  };
}

function query(referenceId: string, soql: string): Subrequest {
  return { referenceId, url: queryPath(API_VERSION, soql).replace('/query?', '/tooling/query?') };
}

function toRules(answer: CompositeAnswer): readonly RuleState[] {
  return rowsOf(answer.bodyOf('proof_rules')).map((row) => {
    const { ValidationName, Active } = ruleSchema.parse(row);
    return { name: ValidationName, isActive: Active };
  });
}
