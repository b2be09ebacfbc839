import { flag, listOf, number, object, oneOf, orNull, text } from './shape';

const person = object({ id: text, name: text });
const problem = orNull(object({ code: text, message: text }));
const field = object({ name: text, label: text });

export const opened = object({
  token: text,
  person,
  organizationId: text,
  settingsOrganizationId: orNull(text),
});

const check = object({
  id: text,
  group: oneOf('connection', 'salesforce', 'video', 'calls', 'people', 'deliveries', 'automation'),
  state: oneOf('warning', 'ok', 'error', 'not-applicable'),
  finding: text,
  remedy: orNull(text),
  items: listOf(text),
  setupPath: orNull(text),
});

export const checks = object({
  checkedAt: text,
  apiUsage: orNull(object({ used: number, max: number, ours: number })),
  checks: listOf(check),
});

export const judgement = object({ problems: listOf(check) });

export const options = object({
  phoneFields: listOf(field),
  loginFields: listOf(field),
  caseFields: listOf(field),
  checkboxFields: listOf(field),
});

export const phonePreview = object({
  rows: listOf(
    object({
      ...{ contactId: text, name: text, field: orNull(text), number: orNull(text), problem, workflow: orNull(text) },
      before: orNull(object({ field: orNull(text), number: orNull(text), workflow: orNull(text) })),
    }),
  ),
});

export const referencePreview = object({
  rows: listOf(object({ caseId: text, caseNumber: text, callReference: orNull(text), problem })),
  problem,
});

export const videoKey = object({
  source: oneOf('none', 'setup', 'environment'),
  lastSix: orNull(text),
  setBy: orNull(person),
  setAt: orNull(text),
  baseUrl: text,
});

export const videoTest = object({ durationMs: number });

export const people = object({
  isComplete: flag,
  assigned: listOf(object({ id: text, name: text, username: text, login: orNull(text) })),
  missing: listOf(object({ id: text, name: text, openCases: number })),
  reason: orNull(text),
});

export const deliveries = object({
  unwritten: number,
  parkedCount: number,
  pause: orNull(object({ reason: text, since: text, until: orNull(text) })),
  parked: listOf(object({ sessionId: text, callReference: orNull(text), reason: text, since: text, attempts: number })),
  recent: listOf(
    object({
      sessionId: text,
      callReference: orNull(text),
      status: text,
      state: oneOf('waiting', 'written', 'parked'),
      changedAt: text,
      reason: orNull(text),
    }),
  ),
});

export const retried = object({ retried: number });

export const callLog = object({
  watched: number,
  lagSeconds: number,
  doubtCount: number,
  foreignCount: number,
  lastRead: orNull(object({ at: text, backTo: orNull(text), pages: number, entries: number, isComplete: flag })),
  aheadSeconds: number,
  pause: orNull(object({ code: text, reason: text, since: text, until: text })),
  sloppyValues: listOf(object({ field: text, count: number })),
  doubts: listOf(
    object({
      callId: text,
      startedAt: text,
      endedAt: orNull(text),
      durationSeconds: orNull(number),
      candidates: listOf(
        object({ roomId: text, sessionId: text, callReference: text, roomCreatedAt: text, numberDiffers: flag }),
      ),
    }),
  ),
});

export const callLogReading = object({ pages: number, entries: number, changed: number });

export const automationKeys = object({
  keys: listOf(
    object({
      id: text,
      lastFour: text,
      createdAt: text,
      createdBy: person,
      validUntil: orNull(text),
      lastUsedAt: orNull(text),
    }),
  ),
});

export const newAutomationKey = object({ id: text, key: text, previousValidUntil: orNull(text) });

export const reloaded = object({ problem });

export const audit = object({
  entries: listOf(object({ at: text, person: orNull(person), action: text, detail: orNull(text) })),
});

export type Opened = ReturnType<typeof opened>;
export type ChecksAnswer = ReturnType<typeof checks>;
export type SetupCheck = ChecksAnswer['checks'][number];
export type CheckGroup = SetupCheck['group'];
export type SetupOptions = ReturnType<typeof options>;
export type FieldOption = ReturnType<typeof field>;
export type PhonePreview = ReturnType<typeof phonePreview>;
export type ReferencePreview = ReturnType<typeof referencePreview>;
export type VideoKey = ReturnType<typeof videoKey>;
export type PeopleAnswer = ReturnType<typeof people>;
export type Deliveries = ReturnType<typeof deliveries>;
export type CallLog = ReturnType<typeof callLog>;
export type AutomationKey = ReturnType<typeof automationKeys>['keys'][number];
export type NewAutomationKey = ReturnType<typeof newAutomationKey>;
export type AuditEntry = ReturnType<typeof audit>['entries'][number];
