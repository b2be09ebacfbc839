import type { MovableClock } from '../core/clock.ts';
import { withFiles } from './access/file-sharing.ts';
import { plantRights } from './access/plant-rights.ts';
import { createGrants } from './access/grants.ts';
import { createSharing, type Share } from './access/sharing.ts';
import { EventBus } from './events/event-bus.ts';
import { FileBodies } from './files/file-bodies.ts';
import { FileLimits } from './files/file-limits.ts';
import { FlowEngine } from './flow/engine/flow-engine.ts';
import type { FlowContext } from './flow/run/flow-host.ts';
import { createOrgSession, removeRecord } from './org-session.ts';
import { computeFields } from './save/compute-fields.ts';
import { newValues, reachNumbers } from './save/defaults.ts';
import { SaveTroubles } from './save/save-trouble.ts';
import type { ObjectSchema } from './schema/schema-types.ts';
import { RuleSwitches } from './save/rule-switches.ts';
import { resourceNotFound, SalesforceError } from './salesforce-error.ts';
import { recordIdOf, toRecordId } from './store/record-id.ts';
import { Store } from './store/store.ts';
import type { FieldValue, Org, OrgMetadata, OrgSession, OrgUser, PermissionSet, Row } from './types.ts';

export interface OrgOptions {
  readonly clock: MovableClock;
  readonly metadata: OrgMetadata;
  readonly organizationId: string;
  /** Fills an empty org, by planting rows and sharing records. */
  seed(planter: Planter): void;
}

export interface Planter {
  /** A row as given; what is missing is filled as the org would. */
  plant(object: string, values: Readonly<Record<string, unknown>>): Row;
  /** Shares a record with a group. */
  share(share: Share): void;
}

/** An org with the given metadata, filled with the seeds. */
export function createOrg({ clock, metadata, organizationId, seed }: OrgOptions): Org {
  const store = new Store();
  const events = new EventBus(clock);
  const troubles = new SaveTroubles();
  const rules = new RuleSwitches(metadata.objects);
  const files = { bodies: new FileBodies(), limits: new FileLimits() };
  let shares: Share[] = [];
  let calls = new Map<string, number>();
  // Salesforce stamps to the second.
  const now = (): string => new Date(Math.floor(clock.now() / 1000) * 1000).toISOString();

  function plant(name: string, values: Readonly<Record<string, unknown>>): Row {
    const object = metadata.object(name);
    if (object === undefined) throw resourceNotFound();
    const systemUser = store.list('User')[0]?.Id ?? null;
    const given = namedAsFields(name, values);
    const stamps = {
      CreatedDate: now(),
      LastModifiedDate: now(),
      SystemModstamp: now(),
      CreatedById: systemUser,
      LastModifiedById: systemUser,
    };
    const owner = object.field('OwnerId') === undefined ? {} : { OwnerId: systemUser };
    const filled: Record<string, FieldValue> = { ...newValues(object, store), ...owner, ...stamps, ...given };
    reachNumbers(object, filled, store);
    computeFields(object, filled, now());
    const id = filled['Id'];
    const row: Row = {
      ...filled,
      Id: typeof id === 'string' ? id : recordIdOf(object.keyPrefix, store.nextNumber(object.keyPrefix)),
    };
    store.put(object.apiName, row);
    return row;
  }

  function namedAsFields(name: string, values: Readonly<Record<string, unknown>>): Record<string, FieldValue> {
    const object = metadata.object(name);
    return Object.fromEntries(
      Object.entries(values).map(([key, value]): [string, FieldValue] => {
        const field = object?.field(key);
        if (field === undefined)
          throw new SalesforceError(400, [{ errorCode: 'INVALID_FIELD', message: `No field ${key} on ${name}` }]);
        return [field.name, value as FieldValue];
      }),
    );
  }

  function reset(): void {
    clock.reset();
    store.clear();
    events.clear();
    troubles.clear();
    files.bodies.clear();
    files.limits.set({});
    shares = [];
    calls = new Map();
    flows.reset();
    rules.reset();
    seed({ plant, share: (share) => void shares.push(share) });
    plantRights({ list: (object) => store.list(object), plant }, metadata);
    plantAutomation(plant, metadata);
  }

  function found(name: string, id: string): [ObjectSchema, Row] {
    const object = metadata.object(name);
    const row = object === undefined ? undefined : store.get(object.apiName, toRecordId(id) ?? id);
    if (object === undefined || row === undefined) throw resourceNotFound();
    return [object, row];
  }

  const profileOf = (user: Row): string => textOf(store.get('Profile', textOf(user, 'ProfileId')), 'Name');

  function setsOf(user: Row): PermissionSet[] {
    const profile = metadata.profiles.get(profileOf(user));
    const assigned = permissionSetsOf(user.Id).flatMap((name) => metadata.permissionSets.get(name) ?? []);
    return [...(profile === undefined ? [] : [profile]), ...assigned];
  }

  function permissionSetsOf(userId: string): string[] {
    return store
      .list('PermissionSetAssignment')
      .filter((assignment) => assignment['AssigneeId'] === userId)
      .map((assignment) => store.get('PermissionSet', textOf(assignment, 'PermissionSetId')))
      .filter((set) => set?.['IsOwnedByProfile'] !== true)
      .map((set) => textOf(set, 'Name'));
  }

  function toUser(row: Row): OrgUser {
    const grants = createGrants(setsOf(row), metadata);
    return {
      id: row.Id,
      username: textOf(row, 'Username'),
      name: textOf(row, 'Name'),
      email: textOf(row, 'Email'),
      profile: profileOf(row),
      permissionSets: permissionSetsOf(row.Id),
      isActive: row['IsActive'] === true,
      hasUserPermission: (name) => grants.hasUserPermission(name),
      hasCustomPermission: (name) => grants.hasCustomPermission(name),
    };
  }

  function findUser(idOrUsername: string): Row {
    const id = toRecordId(idOrUsername);
    const row = store.list('User').find((user) => user.Id === id || user['Username'] === idOrUsername);
    if (row === undefined) throw resourceNotFound();
    return row;
  }

  const objectOfId = (id: string): string | undefined =>
    [...metadata.objects.values()].find(({ keyPrefix }) => keyPrefix !== '' && keyPrefix === id.slice(0, 3))?.apiName;

  function sessionFor(userId: string, context: FlowContext): OrgSession {
    const row = findUser(userId);
    const user = toUser(row);
    if (context === 'User') return createOrgSession({ ...parts, user, sets: setsOf(row) });
    const sharing = context === 'SystemModeWithSharing' ? { sharingSets: setsOf(row) } : {};
    return createOrgSession({ ...parts, user, sets: null, ...sharing });
  }

  const flows: FlowEngine = new FlowEngine({
    metadata,
    store,
    now,
    sessionFor,
    flowsOf: (userId) => new Set(setsOf(findUser(userId)).flatMap((set) => [...set.flows])),
    principalsOf: (userId) => new Set(setsOf(findUser(userId)).flatMap((set) => [...set.credentialPrincipals])),
  });
  const objectOf = (id: string): ObjectSchema | undefined => metadata.object(objectOfId(id) ?? '');
  const parts = {
    ...{ metadata, store, events, now, troubles, rules, objectOf, ...files },
    shares: () => shares,
    triggers: flows.triggers,
  };
  reset();
  return {
    organizationId,
    clock,
    metadata,
    events,
    flows,
    troubles,
    rules,
    files,
    user: (idOrUsername) => toUser(findUser(idOrUsername)),
    users: () => store.list('User').map(toUser),
    asUser: (userId) => sessionFor(userId, 'User'),
    system: () => createOrgSession({ ...parts, user: toUser(findUser(store.list('User')[0]?.Id ?? '')), sets: null }),
    recordAccess: (userId, ids) => {
      const row = store.list('User').find((user) => user.Id === toRecordId(userId));
      const grants = createGrants(row === undefined ? [] : setsOf(row), metadata);
      const own = createSharing(row?.Id ?? '', grants, store, () => shares);
      const sharing = withFiles(row?.Id ?? '', own, grants, store, objectOf);
      return ids.map((given) => {
        const id = toRecordId(given) ?? given;
        const object = objectOf(id);
        return sharing.access(object, object === undefined ? undefined : store.get(object.apiName, id), id);
      });
    },
    countApiCall: (userId) => {
      const { username } = toUser(findUser(userId));
      calls.set(username, (calls.get(username) ?? 0) + 1);
    },
    apiUsage: () => ({
      total: [...calls.values()].reduce((sum, count) => sum + count, 0),
      byUser: Object.fromEntries(calls),
    }),
    records: {
      list: (object) => store.list(metadata.object(object)?.apiName ?? object),
      get: (object, id) => store.get(metadata.object(object)?.apiName ?? object, toRecordId(id) ?? id),
      plant,
      patch: (name, id, values) => {
        const object = metadata.object(name);
        const before = store.get(object?.apiName ?? name, toRecordId(id) ?? id);
        if (object === undefined || before === undefined) throw resourceNotFound();
        const changed: Record<string, FieldValue> & { Id: string } = {
          ...before,
          ...namedAsFields(name, values),
          Id: before.Id,
        };
        computeFields(object, changed, now());
        store.put(object.apiName, changed);
        return changed;
      },
      remove: (object, id) => store.remove(metadata.object(object)?.apiName ?? object, toRecordId(id) ?? id),
      merge: (name, masterId, mergedId) => {
        const [object, master] = found(name, masterId);
        const [, merged] = found(name, mergedId);
        for (const { childObject, field } of object.childRelationships) {
          for (const child of store.list(childObject)) {
            if (child[field] === merged.Id) store.put(childObject, { ...child, [field]: master.Id });
          }
        }
        store.remove(object.apiName, merged.Id);
      },
      discard: (name, id) => {
        const [object, row] = found(name, id);
        store.transaction(() => {
          removeRecord(parts, object, row, { deletedBy: null, takenBy: null });
        });
      },
      purge: (id) => {
        store.forget(toRecordId(id) ?? id);
      },
    },
    objectOfId,
    reset,
  };
}

/** What Setup shows of the deployed flows and notification types. */
function plantAutomation(plant: Planter['plant'], { automation }: OrgMetadata): void {
  for (const { name, label, typeName, isDesktop, isMobile } of automation.notificationTypes.values())
    plant('CustomNotificationType', {
      DeveloperName: name,
      MasterLabel: label,
      CustomNotifTypeName: typeName,
      Desktop: isDesktop,
      Mobile: isMobile,
    });
  for (const { name, label, processType, trigger, isActive, isTemplate } of automation.flows.values())
    plant('FlowDefinitionView', {
      ApiName: name,
      Label: label,
      ProcessType: processType,
      TriggerType: trigger?.time ?? null,
      IsActive: isActive,
      IsTemplate: isTemplate,
    });
}

function textOf(row: Row | undefined, field: string): string {
  const value = row?.[field];
  return typeof value === 'string' ? value : '';
}
