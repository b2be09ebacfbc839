import { z } from 'zod';
import type { Answer, RecordPage } from '../../domain/org-inspection.ts';
import { readComposite } from '../composite.ts';
import { API_VERSION, type SalesforceConnection } from '../connection.ts';
import { rowsOf } from '../query-answer.ts';
import { queryPath } from '../soql.ts';
import { answerOf, refusalOf } from './answers.ts';

const TOOLING = `/services/data/v${API_VERSION}/tooling`;
const COMPONENT = /(?:^|:)startVideo$/u;
// One composite request holds no more. Source: REST API Developer Guide, "Composite".
const MAX_PAGES = 25;

const pageSchema = z.object({ Id: z.string(), MasterLabel: z.string(), EntityDefinitionId: z.string() });
const detailsSchema = z.object({ Metadata: z.unknown() });

/**
 * The Lightning record pages of Contact and Case, and whether each holds the component. Their content comes a page a
 * request (Tooling API, "FlexiPage": Metadata is given for one row at a time), so all of them go into one composite.
 */
export async function readPages(connection: SalesforceConnection): Promise<Answer<readonly RecordPage[]>> {
  const soql =
    'SELECT Id, MasterLabel, EntityDefinitionId FROM FlexiPage ' +
    `WHERE Type = 'RecordPage' AND EntityDefinitionId IN ('Contact', 'Case') ORDER BY MasterLabel LIMIT ${MAX_PAGES}`;
  try {
    const list = await connection.get(queryPath(API_VERSION, soql).replace('/query?', '/tooling/query?'));
    const pages = rowsOf(list.body).map((row) => pageSchema.parse(row));
    if (pages.length === 0) return { kind: 'known', value: [] };
    const requests = pages.map(({ Id }) => ({ referenceId: Id, url: `${TOOLING}/sobjects/FlexiPage/${Id}` }));
    const answer = await readComposite(connection, requests, `${TOOLING}/composite`);
    return answerOf(() =>
      pages.map(({ Id, MasterLabel, EntityDefinitionId }) => ({
        label: MasterLabel,
        object: EntityDefinitionId,
        hasComponent: holdsComponent(detailsSchema.parse(answer.bodyOf(Id)).Metadata),
      })),
    );
  } catch (error) {
    return refusalOf(error);
  }
}

/** Looks for the component's name wherever the content nests it. */
function holdsComponent(content: unknown): boolean {
  if (typeof content !== 'object' || content === null) return false;
  return Object.entries(content).some(
    ([key, value]) =>
      (key === 'componentName' && typeof value === 'string' && COMPONENT.test(value)) || holdsComponent(value),
  );
}
