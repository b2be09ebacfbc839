import type { WhereClause } from '@jetstreamapp/soql-parser-js';
import type { ObjectSchema } from '../types.ts';
import { malformedQuery } from '../salesforce-error.ts';
import { CONTENT_DOCUMENT_LINK } from '../schema/standard/files.ts';
import type { ConditionTree } from './condition-tree.ts';
import { readComparison, readTree } from './where.ts';

const FIELDS = ['contentdocumentid', 'linkedentityid'];
const RESTRICTION =
  "Implementation restriction: ContentDocumentLink requires a filter by a single Id on ContentDocumentId or LinkedEntityId using the equals operator or multiple Id's using the IN operator.";

/** Links of files are asked for by their file or their record only. @throws SalesforceError MALFORMED_QUERY */
export function requireLinkFilter(object: ObjectSchema, where: WhereClause | undefined): void {
  if (object.apiName !== CONTENT_DOCUMENT_LINK) return;
  if (where === undefined || !narrows(readTree(where))) throw malformedQuery(RESTRICTION);
}

function narrows(tree: ConditionTree): boolean {
  if (tree.kind === 'and') return tree.nodes.some(narrows);
  if (tree.kind !== 'leaf') return false;
  const { field, operator } = readComparison(tree.condition);
  return FIELDS.includes(field.toLowerCase()) && (operator === '=' || operator === 'IN');
}
