export interface SalesforceErrorDetail {
  readonly errorCode: string;
  readonly message: string;
  /** Set, if only to an empty list, for errors of a save; Salesforce leaves it out for all others. */
  readonly fields?: readonly string[];
}

/** A refusal in Salesforce's own shape: the REST API answers `errors` as the body with this status. */
export class SalesforceError extends Error {
  override readonly name = 'SalesforceError';
  readonly status: number;
  readonly errors: readonly SalesforceErrorDetail[];

  constructor(status: number, errors: readonly SalesforceErrorDetail[]) {
    super(errors.map(({ errorCode, message }) => `${errorCode}: ${message}`).join('; '));
    this.status = status;
    this.errors = errors;
  }
}

/** A governor limit was reached: all that the transaction did is undone, of whichever record it was. */
export class TransactionEnded extends SalesforceError {}

const refusal = (status: number, errorCode: string, message: string, fields?: readonly string[]): SalesforceError =>
  new SalesforceError(status, [fields === undefined ? { errorCode, message } : { errorCode, message, fields }]);

export const resourceNotFound = (): SalesforceError =>
  refusal(404, 'NOT_FOUND', 'The requested resource does not exist');

export const externalIdNotFound = (field: string): SalesforceError =>
  refusal(404, 'NOT_FOUND', `Provided external ID field does not exist or is not accessible: ${field}`);

export const entityIsDeleted = (): SalesforceError => refusal(404, 'ENTITY_IS_DELETED', 'entity is deleted', []);

/** Of a recycle bin that is to be emptied of it. Salesforce documents no code for it: this one is assumed. */
export const notInBin = (): SalesforceError =>
  refusal(400, 'ENTITY_IS_DELETED', 'entity is not in the recycle bin', []);

export const invalidSession = (): SalesforceError => refusal(401, 'INVALID_SESSION_ID', 'Session expired or invalid');

export const apiDisabled = (): SalesforceError =>
  refusal(403, 'API_DISABLED_FOR_ORG', 'API is not enabled for this Organization or Partner');

export const requestLimitExceeded = (): SalesforceError =>
  refusal(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.');

export const methodNotAllowed = (method: string, allowed: readonly string[]): SalesforceError =>
  refusal(405, 'METHOD_NOT_ALLOWED', `HTTP Method '${method}' not allowed. Allowed are ${allowed.join(',')}`);

/** `detail` as Jackson words it, with its line and column. */
export const jsonParserError = (detail: string): SalesforceError => refusal(400, 'JSON_PARSER_ERROR', detail);

export const malformedQuery = (message: string): SalesforceError => refusal(400, 'MALFORMED_QUERY', message);

export const invalidType = (object: string): SalesforceError =>
  refusal(
    400,
    'INVALID_TYPE',
    `sObject type '${object}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.`,
  );

/** A query over a platform event. */
export const queryUnsupported = (entity: string): SalesforceError =>
  refusal(400, 'INVALID_TYPE_FOR_OPERATION', `entity type ${entity} does not support query`);

/** In a query. */
export const noSuchColumnOnEntity = (field: string, entity: string): SalesforceError =>
  refusal(
    400,
    'INVALID_FIELD',
    `No such column '${field}' on entity '${entity}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`,
  );

/** In a save. */
export const noSuchColumnOnSobject = (field: string, object: string): SalesforceError =>
  refusal(400, 'INVALID_FIELD', `No such column '${field}' on sobject of type ${object}`);

export const fieldsNotWritable = (fields: readonly string[]): SalesforceError =>
  refusal(
    400,
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    `Unable to create/update fields: ${fields.join(', ')}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`,
    fields,
  );

export const insufficientAccess = (): SalesforceError =>
  refusal(403, 'INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id', []);

export const insufficientAccessOnCrossReference = (fields: readonly string[] = []): SalesforceError =>
  refusal(
    400,
    'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    'insufficient access rights on cross-reference id',
    fields,
  );

export const entityCannotBe = (done: 'inserted' | 'updated' | 'deleted', label: string): SalesforceError =>
  refusal(400, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `entity type cannot be ${done}: ${label}`, []);

export const invalidCrossReference = (fields: readonly string[] = [], status = 400): SalesforceError =>
  refusal(status, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', fields);

export const ownerBlank = (): SalesforceError =>
  refusal(400, 'INVALID_CROSS_REFERENCE_KEY', 'Owner ID: owner cannot be blank', ['OwnerId']);

export const inactiveOwner = (userId: string, object: string): SalesforceError =>
  refusal(
    400,
    'INACTIVE_OWNER_OR_USER',
    `operation performed with inactive user [${userId.slice(0, 15)}] as owner of ${object.toLowerCase()}`,
    ['OwnerId'],
  );

/** `children` in the plural, with the names of those that stand in the way. */
export const deleteFailed = (name: string, children: string, names: readonly string[]): SalesforceError =>
  refusal(
    400,
    'DELETE_FAILED',
    `Your attempt to delete ${name} could not be completed because it is associated with the following ${children.toLowerCase()}.: ${names.join(', ')}\n`,
    [],
  );

export const malformedId = (label: string, id: string, field: string): SalesforceError =>
  refusal(400, 'MALFORMED_ID', `${label}: id value of incorrect type: ${id}`, [field]);

export const incorrectIdType = (label: string, id: string, field: string): SalesforceError =>
  refusal(400, 'FIELD_INTEGRITY_EXCEPTION', `${label}: id value of incorrect type: ${id}`, [field]);

export const stringTooLong = (label: string, value: string, length: number, field: string): SalesforceError =>
  refusal(400, 'STRING_TOO_LONG', `${label}: data value too large: ${value} (max length=${String(length)})`, [field]);

export const requiredFieldsMissing = (fields: readonly string[]): SalesforceError =>
  refusal(400, 'REQUIRED_FIELD_MISSING', `Required fields are missing: [${fields.join(', ')}]`, fields);

export const badPicklistValue = (label: string, value: string, field: string): SalesforceError =>
  refusal(
    400,
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    `${label}: bad value for restricted picklist field: ${value}`,
    [field],
  );

export const invalidEmail = (label: string, value: string, field: string): SalesforceError =>
  refusal(400, 'INVALID_EMAIL_ADDRESS', `${label}: invalid email address: ${value}`, [field]);

export const numberOutsideRange = (label: string, value: string, field: string): SalesforceError =>
  refusal(400, 'NUMBER_OUTSIDE_VALID_RANGE', `${label}: value outside of valid range on numeric field: ${value}`, [
    field,
  ]);

export const duplicateValue = (field: string, id: string): SalesforceError =>
  refusal(400, 'DUPLICATE_VALUE', `duplicate value found: ${field} duplicates value on record with id: ${id}`, []);

export const customValidation = (message: string, fields: readonly string[]): SalesforceError =>
  refusal(400, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message, fields);
