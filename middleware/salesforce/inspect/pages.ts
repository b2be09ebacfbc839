import { z } from 'zod';
import type { Answer, RecordPage } from '../../domain/org-inspection.ts';
import type { CompositeAnswer, Subrequest } from '../composite.ts';
import { API_VERSION } from '../connection.ts';
import { rowsOf } from '../query-answer.ts';
import { ask, fromAnswer } from './answers.ts';

const COMPONENT = /(?:^|:)startVideo$/u;
// One composite request holds no more. Source: REST API Developer Guide, "Composite".
const MAX_PAGES = 25;

const pageSchema = z.object({ Id: z.string(), MasterLabel: z.string(), EntityDefinitionId: z.string() });
const detailsSchema = z.object({ Metadata: z.unknown() });

/** The Lightning record pages of Contact and Case, asked of the Tooling API under this reference. */
export const PAGES_REFERENCE = 'pages';
export const LIST_PAGES_QUERY =
  'SELECT Id, MasterLabel, EntityDefinitionId FROM FlexiPage ' +
  `WHERE Type = 'RecordPage' AND EntityDefinitionId IN ('Contact', 'Case') ORDER BY MasterLabel LIMIT ${MAX_PAGES}`;

/**
 * Whether each page of the list holds the component. Their content comes a page a request (Tooling API, "FlexiPage":
 * Metadata is given for one row at a time), so all of them go into one composite.
 */
export async function readPages(
  lists: Answer<CompositeAnswer>,
  composite: (requests: readonly Subrequest[]) => Promise<CompositeAnswer>,
): Promise<Answer<readonly RecordPage[]>> {
  const list = fromAnswer(lists, (answer) =>
    rowsOf(answer.bodyOf(PAGES_REFERENCE)).map((row) => pageSchema.parse(row)),
  );
  if (list.kind !== 'known') return list;
  if (list.value.length === 0) return { kind: 'known', value: [] };
  const requests = list.value.map(({ Id }) => ({
    referenceId: Id,
    url: `/services/data/v${API_VERSION}/tooling/sobjects/FlexiPage/${Id}`,
  }));
  return fromAnswer(await ask(() => composite(requests)), (answer) =>
    list.value.map(({ Id, MasterLabel, EntityDefinitionId }) => ({
      label: MasterLabel,
      object: EntityDefinitionId,
      hasComponent: holdsComponent(detailsSchema.parse(answer.bodyOf(Id)).Metadata),
    })),
  );
}

/** Looks for the component's name wherever the content nests it. */
function holdsComponent(content: unknown): boolean {
  if (typeof content !== 'object' || content === null) return false;
  return Object.entries(content).some(
    ([key, value]) =>
      (key === 'componentName' && typeof value === 'string' && COMPONENT.test(value)) || holdsComponent(value),
  );
}
