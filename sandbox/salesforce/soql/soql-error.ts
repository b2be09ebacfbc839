import type { ObjectSchema } from '../types.ts';
import { SalesforceError, invalidType, malformedQuery, noSuchColumnOnEntity } from '../salesforce-error.ts';

/** A refusal of one name in the query; the answer points at its place. */
export class SoqlNameError extends SalesforceError {
  readonly token: string;

  constructor(token: string, { status, errors }: SalesforceError) {
    super(status, errors);
    this.token = token;
  }
}

export const unknownObject = (object: string): SalesforceError => new SoqlNameError(object, invalidType(object));

export const unknownField = (path: string, field: string, object: ObjectSchema): SalesforceError =>
  new SoqlNameError(path, noSuchColumnOnEntity(field, object.apiName));

export const unknownRelationship = (path: string, relationship: string): SalesforceError =>
  new SoqlNameError(
    path,
    invalidField(
      `Didn't understand relationship '${relationship}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`,
    ),
  );

export const unknownChildRelationship = (relationship: string): SalesforceError =>
  new SoqlNameError(
    relationship,
    new SalesforceError(400, [
      {
        errorCode: 'INVALID_TYPE',
        message: `Didn't understand relationship '${relationship}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`,
      },
    ]),
  );

export const invalidField = (message: string): SalesforceError =>
  new SalesforceError(400, [{ errorCode: 'INVALID_FIELD', message }]);

export const invalidFilter = (message: string): SalesforceError =>
  new SalesforceError(400, [{ errorCode: 'INVALID_QUERY_FILTER_OPERATOR', message }]);

/** Valid in Salesforce, unknown to this sandbox: said aloud, never skipped. */
export const notSupportedHere = (what: string): SalesforceError =>
  malformedQuery(`${what} is not supported by this sandbox`);

/** The error as the API words it: what was asked, a caret under the place, then the reason. */
export function withPosition(soql: string, error: SoqlNameError): SalesforceError {
  const offset = Math.max(0, soql.toLowerCase().indexOf(error.token.toLowerCase()));
  const before = soql.slice(0, offset);
  const row = before.split('\n').length;
  const column = offset - before.lastIndexOf('\n');
  const line = soql.split('\n')[row - 1] ?? '';
  const excerptFrom = Math.max(0, column - 1 - 40);
  const excerpt = line.slice(excerptFrom, excerptFrom + 80);
  const caret = `${' '.repeat(column - 1 - excerptFrom)}^`;
  const position = `\n${excerpt}\n${caret}\nERROR at Row:${String(row)}:Column:${String(column)}\n`;
  return new SalesforceError(
    error.status,
    error.errors.map((detail) => ({ ...detail, message: position + detail.message })),
  );
}
