import { withFiles } from './access/file-sharing.ts';
import { createGrants, EVERY_RIGHT, grantAll, type Grants } from './access/grants.ts';
import { createSharing, type Share, type Sharing } from './access/sharing.ts';
import type { EventBus } from './events/event-bus.ts';
import { publishEvent } from './events/publish-event.ts';
import { attachedDocuments } from './files/attached-documents.ts';
import { describeDocument, insertFile, type FileParts } from './files/insert-file.ts';
import { prepareValues } from './save/prepare-values.ts';
import { insertSetupRow } from './save/insert-setup-row.ts';
import { insertRecord, updateRecord, type Save, type SaveParts } from './save/save-record.ts';
import {
  deleteFailed,
  entityCannotBe,
  entityIsDeleted,
  externalIdNotFound,
  insufficientAccess,
  invalidType,
  notInBin,
  resourceNotFound,
} from './salesforce-error.ts';
import type { ObjectSchema } from './schema/schema-types.ts';
import { ATTACHED_CONTENT_DOCUMENT, CONTENT_VERSION } from './schema/standard/files.ts';
import { toRecordId } from './store/record-id.ts';
import type { Deletion } from './store/store.ts';
import type {
  FieldPermissions,
  FieldValue,
  ObjectPermissions,
  OrgSession,
  OrgUser,
  PermissionSet,
  Row,
  SaveOptions,
} from './types.ts';

export interface SessionParts extends FileParts {
  readonly events: EventBus;
  readonly user: OrgUser;
  /** Profile and permission sets; null for the org itself, which no permission holds back. */
  readonly sets: readonly PermissionSet[] | null;
  /** Of a session that no permission holds back: the sets whose sharing still counts. */
  readonly sharingSets?: readonly PermissionSet[];
  readonly shares: () => readonly Share[];
  objectOf(id: string): ObjectSchema | undefined;
}

/** The org as one person sees it, or as it sees itself. */
export function createOrgSession(parts: SessionParts): OrgSession {
  const { metadata, store, user, sets } = parts;
  const grants: Grants | null = sets === null ? null : createGrants(sets, metadata);
  const sharingGrants = parts.sharingSets === undefined ? grants : grantAll(createGrants(parts.sharingSets, metadata));
  const sharing: Sharing | null =
    sharingGrants === null
      ? null
      : withFiles(user.id, createSharing(user.id, sharingGrants, store, parts.shares), sharingGrants, store, (id) =>
          parts.objectOf(id),
        );

  const objectPermissions = (object: ObjectSchema): ObjectPermissions => grants?.object(object) ?? EVERY_RIGHT;
  const canReadRow = (object: ObjectSchema, row: Row): boolean => sharing?.canRead(object, row) ?? true;

  /** Objects that a person may not read do not exist for them. */
  function visibleObject(name: string): ObjectSchema {
    const object = metadata.object(name);
    if (object === undefined || !objectPermissions(object).read) throw resourceNotFound();
    return object;
  }

  function knownObject(name: string): ObjectSchema {
    const object = metadata.object(name);
    if (object === undefined) throw invalidType(name);
    return object;
  }

  function saveOf(
    object: ObjectSchema,
    values: Readonly<Record<string, unknown>>,
    isNew: boolean,
    options: SaveOptions,
  ): Save {
    const checked: Record<string, FieldValue> = prepareValues(values, {
      object,
      isNew,
      maySetAudit: user.hasUserPermission('CreateAuditFields'),
      permissions: (field): FieldPermissions =>
        grants?.field(object, field) ?? { readable: true, editable: field.createable || field.updateable },
      prefixOf: (name) => metadata.object(name)?.keyPrefix,
    });
    return {
      object,
      userId: user.id,
      values: checked,
      useAssignmentRules: options.useAssignmentRules !== false,
      canSee: canReadRow,
    };
  }

  function find(object: ObjectSchema, id: string): Row {
    const id18 = toRecordId(id);
    const row = id18 === undefined ? undefined : store.get(object.apiName, id18);
    if (row !== undefined && canReadRow(object, row)) return row;
    if (id18 !== undefined && store.isDeleted(id18)) throw entityIsDeleted();
    throw externalIdNotFound('Id');
  }

  const listOf = ({ apiName }: ObjectSchema): readonly Row[] =>
    apiName === ATTACHED_CONTENT_DOCUMENT ? attachedDocuments(store) : store.list(apiName);

  function creatableObject(name: string): ObjectSchema {
    const object = visibleObject(name);
    if (!object.createable || !objectPermissions(object).create) throw entityCannotBe('inserted', object.label);
    return object;
  }

  return {
    user,
    publish: (name, values) => {
      const object = creatableObject(name);
      return publishEvent(parts, saveOf(object, values, true, {}));
    },
    insert: (name, values, options = {}) => {
      const object = creatableObject(name);
      if (object.publishBehavior !== undefined) return publishEvent(parts, saveOf(object, values, true, options)).id;
      if (object.apiName === CONTENT_VERSION)
        return insertFile(parts, values, (others) => saveOf(object, others, true, options)).Id;
      if (object.savedWith !== undefined) return insertSetupRow(parts, saveOf(object, values, true, options)).Id;
      return insertRecord(parts, saveOf(object, values, true, options)).Id;
    },
    update: (name, id, values, options = {}) => {
      const object = visibleObject(name);
      if (!object.updateable) throw entityCannotBe('updated', object.label);
      const before = find(object, id);
      if (!objectPermissions(object).edit || sharing?.canEdit(object, before) === false) throw insufficientAccess();
      const row = updateRecord(parts, saveOf(object, values, false, options), before);
      if (object.apiName === CONTENT_VERSION) describeDocument(parts, row);
    },
    delete: (name, id) => {
      const object = visibleObject(name);
      if (!object.deletable) throw entityCannotBe('deleted', object.label);
      const row = find(object, id);
      if (sharing?.canDelete(object, row) === false) throw insufficientAccess();
      parts.troubles.assertNone(object.apiName, row.Id);
      store.transaction(() => {
        removeRecord(parts, object, row, { deletedBy: user.id, takenBy: null });
      });
    },
    emptyFromBin: (id) => {
      const deleted = store.deleted(toRecordId(id) ?? id);
      if (deleted === undefined || deleted.isEmptied || deleted.takenBy !== null) throw notInBin();
      if (deleted.deletedBy !== user.id && sets !== null && !user.hasUserPermission('ModifyAllData'))
        throw insufficientAccess();
      store.empty(deleted.row.Id);
    },
    get: (name, id) => {
      const object = metadata.object(name);
      const id18 = toRecordId(id);
      const row = object === undefined || id18 === undefined ? undefined : store.get(object.apiName, id18);
      return object !== undefined && row !== undefined && canReadRow(object, row) ? row : undefined;
    },
    rows: (name) => {
      const object = metadata.object(name);
      return object === undefined ? [] : listOf(object).filter((row) => canReadRow(object, row));
    },
    deletedRows: (name) => {
      const object = metadata.object(name);
      if (object === undefined) return [];
      return store
        .listDeleted(object.apiName)
        .filter(({ row, deletedBy }) => deletedBy === user.id || row['OwnerId'] === user.id || canReadRow(object, row))
        .map(({ row }) => row);
    },
    canRead: (name) => {
      const object = metadata.object(name);
      return object !== undefined && objectPermissions(object).read;
    },
    canReadField: (name, fieldName) => {
      const object = metadata.object(name);
      const field = object?.field(fieldName);
      return object !== undefined && field !== undefined && (grants?.field(object, field).readable ?? true);
    },
    objectPermissions: (name) => objectPermissions(knownObject(name)),
    fieldPermissions: (name, fieldName) => {
      const object = knownObject(name);
      const field = object.field(fieldName);
      if (field === undefined) return { readable: false, editable: false };
      return grants?.field(object, field) ?? { readable: true, editable: field.createable || field.updateable };
    },
    transaction: (work) => store.transaction(work),
  };
}

/** Lookups to a deleted record are emptied, take their records with them or forbid it, as their delete constraint says. */
export function removeRecord(
  parts: Pick<SaveParts, 'metadata' | 'store'>,
  object: ObjectSchema,
  row: Row,
  deletion: Deletion,
): void {
  const { metadata, store } = parts;
  for (const { childObject, field } of object.childRelationships) {
    const schema = metadata.object(childObject);
    const children = store.list(childObject).filter((child) => child[field] === row.Id);
    const constraint = schema?.field(field)?.deleteConstraint;
    if (schema === undefined || children.length === 0) continue;
    if (constraint === 'Restrict')
      throw deleteFailed(
        nameOf(object, row),
        schema.labelPlural,
        children.map((child) => nameOf(schema, child)),
      );
    for (const child of children) {
      if (constraint === 'Cascade')
        removeRecord(parts, schema, child, { ...deletion, takenBy: deletion.takenBy ?? row.Id });
      else store.put(childObject, { ...child, [field]: null });
    }
  }
  store.remove(object.apiName, row.Id, deletion);
}

function nameOf(object: ObjectSchema, row: Row): string {
  const name = row[object.nameField];
  return typeof name === 'string' ? name : row.Id;
}
