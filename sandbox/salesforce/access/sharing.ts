import type { ObjectSchema } from '../schema/schema-types.ts';
import type { Store } from '../store/store.ts';
import type { AccessLevel, RecordAccess, Row } from '../types.ts';
import type { Grants } from './grants.ts';

/** A record shared by hand or rule with a group. */
export interface Share {
  readonly recordId: string;
  readonly groupId: string;
  readonly level: 'Read' | 'Edit';
}

export interface Sharing {
  canRead(object: ObjectSchema, row: Row): boolean;
  canEdit(object: ObjectSchema, row: Row): boolean;
  canDelete(object: ObjectSchema, row: Row): boolean;
  access(object: ObjectSchema | undefined, row: Row | undefined, recordId: string): RecordAccess;
}

const idOf = (row: Row | undefined, field: string): string | null => {
  const value = row?.[field];
  return typeof value === 'string' ? value : null;
};

/**
 * Which records a person may see and change: by object permission first, then by the org-wide default, ownership, the
 * roles below the person's, and shares with the person's groups. Source: Salesforce Help, "Control Who Sees What".
 */
export function createSharing(userId: string, grants: Grants, store: Store, shares: () => readonly Share[]): Sharing {
  const isOwner = (row: Row): boolean => {
    const owner = idOf(row, 'OwnerId');
    if (owner === null) return false;
    return owner === userId || isMember(store, owner, userId) || isAbove(store, userId, owner);
  };
  const sharedLevel = (row: Row): 'None' | 'Read' | 'Edit' => {
    const own = shares().filter(({ recordId, groupId }) => recordId === row.Id && isMember(store, groupId, userId));
    if (own.some(({ level }) => level === 'Edit')) return 'Edit';
    return own.length > 0 ? 'Read' : 'None';
  };

  function canRead(object: ObjectSchema, row: Row): boolean {
    const may = grants.object(object);
    if (!may.read) return false;
    if (object.hiddenWithoutSetup === 'rows of others' && !grants.hasUserPermission('ViewSetup'))
      return idOf(row, 'AssigneeId') === userId;
    return may.viewAll || object.sharingModel !== 'Private' || isOwner(row) || sharedLevel(row) !== 'None';
  }

  function canEdit(object: ObjectSchema, row: Row): boolean {
    const may = grants.object(object);
    if (!may.edit) return false;
    return may.modifyAll || object.sharingModel === 'ReadWrite' || isOwner(row) || sharedLevel(row) === 'Edit';
  }

  function canDelete(object: ObjectSchema, row: Row): boolean {
    const may = grants.object(object);
    return may.delete && (may.modifyAll || isOwner(row));
  }

  return {
    canRead,
    canEdit,
    canDelete,
    access: (object, row, recordId) => {
      const known = object !== undefined && row !== undefined;
      const hasReadAccess = known && canRead(object, row);
      const hasEditAccess = known && canEdit(object, row);
      const hasDeleteAccess = known && canDelete(object, row);
      const hasAllAccess = hasEditAccess && hasDeleteAccess;
      const maxAccessLevel: AccessLevel = hasAllAccess
        ? 'All'
        : hasDeleteAccess
          ? 'Delete'
          : hasEditAccess
            ? 'Edit'
            : hasReadAccess
              ? 'Read'
              : 'None';
      return {
        recordId,
        hasReadAccess,
        hasEditAccess,
        hasDeleteAccess,
        hasTransferAccess: hasAllAccess,
        hasAllAccess,
        maxAccessLevel,
      };
    },
  };
}

function isMember(store: Store, groupId: string, userId: string): boolean {
  return store
    .list('GroupMember')
    .some((member) => member['GroupId'] === groupId && member['UserOrGroupId'] === userId);
}

/** Whether a person's role stands above that of an owner. */
function isAbove(store: Store, userId: string, ownerId: string): boolean {
  const own = idOf(store.get('User', userId), 'UserRoleId');
  if (own === null) return false;
  let role = idOf(store.get('UserRole', idOf(store.get('User', ownerId), 'UserRoleId') ?? ''), 'ParentRoleId');
  while (role !== null) {
    if (role === own) return true;
    role = idOf(store.get('UserRole', role), 'ParentRoleId');
  }
  return false;
}
