import { parseQuery } from '@jetstreamapp/soql-parser-js';
import ts from 'typescript';
import { nodesIn } from './parse-source.ts';
import { staticText, UNKNOWN, type Lookup } from './static-text.ts';

/** What one query, or one request for a record, reads. */
export interface RecordRead {
  readonly object: string;
  /** Such as `Status__c` or `Contact__r.Phone`. */
  readonly paths: readonly string[];
}

/** Only such a text is worth working out. */
const PROMISING = /\bSELECT\b|\/sobjects\//u;
const QUERY = /^SELECT\s/u;
const RECORD_URL = /\/sobjects\/(?<object>\w+)\/[^?]*\?fields=(?<fields>[\w.,]+)/u;

/**
 * The reads that a source writes down, in SOQL or as URLs of records.
 *
 * @throws {Error} if a query is not SOQL
 */
export function recordReadsIn(source: ts.SourceFile, lookup: Lookup): RecordRead[] {
  if (!PROMISING.test(source.text)) return [];
  return textsIn(source).flatMap((node) => {
    const text = staticText(node, lookup);
    if (QUERY.test(text)) return [readOf(text)];
    const { object, fields } = RECORD_URL.exec(text)?.groups ?? {};
    return object === undefined || fields === undefined ? [] : [{ object, paths: fields.split(',') }];
  });
}

/** Expressions that make a text and are not part of a greater one. */
function textsIn(source: ts.SourceFile): ts.Expression[] {
  const isText = (node: ts.Node): node is ts.Expression =>
    ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || isConcatenation(node);
  return nodesIn(source)
    .filter(isText)
    .filter((node) => !isConcatenation(node.parent) && PROMISING.test(node.getText()));
}

function isConcatenation(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken;
}

function readOf(text: string): RecordRead {
  const query = parseQuery(text.replaceAll(UNKNOWN, "'x'"));
  const selected = (query.fields ?? []).flatMap((field) =>
    field.type === 'FieldFunctionExpression'
      ? field.parameters.filter((parameter) => typeof parameter === 'string')
      : (('rawValue' in field ? field.rawValue : undefined) ?? nameOf(field)),
  );
  return { object: query.sObject ?? '', paths: [...selected, ...fieldsIn(query.where), ...fieldsIn(query.orderBy)] };
}

function nameOf(field: object): string {
  return 'field' in field && typeof field.field === 'string' ? field.field : '';
}

/** Every `field` in a part of the parsed query. */
function fieldsIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  const own = nameOf(part);
  return [...(own === '' ? [] : [own]), ...Object.values(part).flatMap(fieldsIn)];
}
