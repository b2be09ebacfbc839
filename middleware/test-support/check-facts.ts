import type { AutomationState, CheckFacts, DeliveryState } from '../checks/check.ts';
import { PACKAGED_FLOWS } from '../domain/packaged-flows.ts';
import { PROOF_RULES } from '../domain/proof-rules.ts';
import type { Answer, FieldAccess, InspectedSettings, ObjectAccess, OrgInspection } from '../domain/org-inspection.ts';
import { settingsOf } from './settings.ts';

export const ORG_ID = '00D000000000001NLA';

/** An answer of the org. */
export function known<T>(value: T): Answer<T> {
  return { kind: 'known', value };
}

export const hidden = { kind: 'hidden' } as const;
export const failed = { kind: 'failed', reason: 'QUERY_TIMEOUT: too slow' } as const;

/** An object of which our user may do everything. @param fields by name, with their types */
export function objectWith(fields: Readonly<Record<string, string>>): ObjectAccess {
  return {
    mayQuery: true,
    mayCreate: true,
    mayUpdate: true,
    mayDelete: true,
    fields: Object.entries(fields).map(([name, type]): FieldAccess => ({
      name,
      type,
      mayCreate: true,
      mayUpdate: true,
    })),
  };
}

export function settingsWith(
  settings: Partial<InspectedSettings['settings']> = {},
  more: Partial<Omit<InspectedSettings, 'settings'>> = {},
): InspectedSettings {
  // The gate key itself is not among them.
  const { gateKey: _, ...shown } = settingsOf();
  return {
    hasGateKey: true,
    middlewareUrl: 'https://video.example.com',
    landlineOnly: null,
    ...more,
    settings: { ...shown, orgId: ORG_ID, ...settings },
  };
}

const agent = { id: '005000000000001', name: 'Maya', username: 'maya@example.com', login: 'maya@example.com' };

/** An org in which all is well, but for what is given. */
export function orgWith(more: Partial<OrgInspection> = {}): OrgInspection {
  return {
    login: known({ orgId: ORG_ID, userId: '005000000000009' }),
    user: known({ name: 'Video Integration', username: 'integration@example.com' }),
    organization: known({ name: 'Northlake', isSandbox: true }),
    settings: known(settingsWith()),
    objects: {
      Contact: known(
        objectWith({
          DoNotCall: 'boolean',
          MobilePhone: 'phone',
          Phone: 'phone',
          Birthdate: 'date',
          Second__c: 'string',
        }),
      ),
      Case: known(objectWith({ CaseNumber: 'string', Subject: 'string' })),
      User: known(objectWith({ Email: 'email', Title: 'string', Login__c: 'string', IsActive: 'boolean' })),
      Account: known(objectWith({ Name: 'string' })),
    },
    needs: [],
    recentCases: known([{ id: '500', number: '00001017', values: { CaseNumber: '00001017' } }]),
    people: known({
      isComplete: true,
      assigned: [agent],
      owners: [{ id: agent.id, name: agent.name, openCases: 3 }],
    }),
    flows: known(PACKAGED_FLOWS.map((name) => ({ name, label: name.replaceAll('_', ' '), isActive: true }))),
    pages: known([
      { label: 'Contact page', object: 'Contact', hasComponent: true },
      { label: 'Case page', object: 'Case', hasComponent: true },
    ]),
    proofRules: known(PROOF_RULES.map((name) => ({ name, isActive: true }))),
    apiUsage: { used: 100, max: 15_000, ours: 10 },
    ...more,
  };
}

export function settingsOrg(settings: Partial<InspectedSettings['settings']>, more: Partial<OrgInspection> = {}) {
  return orgWith({ settings: known(settingsWith(settings)), ...more });
}

export const idleAutomation: AutomationState = {
  subscription: { state: 'connected', lastError: null },
  waiting: 0,
  keys: [{ lastFour: 'f00d', lastUsedAt: null, validUntil: null }],
  endedKey: null,
  now: Date.UTC(2026, 10, 23, 10),
  parkedCount: 0,
  parked: [],
  pause: null,
};

export const noDeliveries: DeliveryState = { unwritten: 0, parkedCount: 0, parked: [], pause: null };

export function factsWith(org: OrgInspection = orgWith(), more: Partial<CheckFacts> = {}): CheckFacts {
  return {
    origin: 'https://video.example.com',
    org,
    video: {
      state: () => Promise.resolve({ source: 'environment', lastSix: 'abc123' }),
      test: () => Promise.resolve(),
    },
    callLog: {
      probe: () => Promise.resolve({ entries: 20 }),
      state: () => Promise.resolve({ lagSeconds: 0, doubtCount: 0, pause: null }),
    },
    deliveries: () => Promise.resolve(noDeliveries),
    automation: () => Promise.resolve(idleAutomation),
    files: { state: () => Promise.resolve({ due: 0, pause: null }), tryOne: null },
    removal: {
      last: () => Promise.resolve(null),
      countOld: () => Promise.resolve(0),
      now: () => Date.UTC(2026, 10, 23, 10),
    },
    clockAheadMs: () => 0,
    ...more,
  };
}
