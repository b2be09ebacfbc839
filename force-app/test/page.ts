import { getListRecordsByName } from 'lightning/uiListsApi';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { acceptRecords, getRecord } from 'lightning/uiRecordApi';
import { getRelatedListRecords } from 'lightning/uiRelatedListApi';
import { createElement } from 'lwc';
import { phoneNumbers } from '../../phone-numbers/phone-numbers';
import caseRecord from './data/case.json';
import cases from './data/cases.json';
import contact from './data/contact.json';
import contactInfo from './data/contact-info.json';
import proofInfo from './data/proof-info.json';
import roomAnswer from './data/room.json';
import sessionInfo from './data/session-info.json';
import sessions from './data/sessions.json';
import settings from './data/settings.json';
import { settle } from './dom';

export const CONTACT_ID = contact.id;
export const CASE_ID = caseRecord.id;

/** What Salesforce holds, in the shapes of the UI API. A test changes what it is about. */
export function createData() {
  const all = { contact, contactInfo, sessionInfo, proofInfo, settings, caseRecord, cases, sessions };
  return JSON.parse(JSON.stringify(all)) as typeof all;
}
export type PageData = ReturnType<typeof createData>;

type Constructor = Parameters<typeof createElement>[1]['is'];

export interface FetchAnswer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

/** The middleware's answer to every request, unless a test lines up others. */
export function answerFetch(answer: FetchAnswer = { status: 201, body: roomAnswer }): jest.Mock {
  const fetchMock = jest.fn(() => Promise.resolve(toResponse(answer)));
  globalThis.fetch = fetchMock as unknown as typeof fetch;
  return fetchMock;
}

export function toResponse({ status, body, headers = {} }: FetchAnswer) {
  const content = typeof body === 'string' ? body : JSON.stringify(body);
  const get = (name: string) => headers[name] ?? null;
  return { ok: status < 300, status, text: () => Promise.resolve(content), headers: { get } };
}

export function requestBody(fetchMock: jest.Mock, index: number): Record<string, unknown> {
  return JSON.parse(fetchMock.mock.calls[index][1].body) as Record<string, unknown>;
}

export function installPhoneLibrary(): void {
  Object.assign(globalThis, { startVideoPhoneNumbers: phoneNumbers });
}

/** Puts a component on a page and lets Salesforce answer all it asks. */
export async function openPage(
  tag: string,
  is: Constructor,
  { data = createData(), recordId = CONTACT_ID, objectApiName = 'Contact' } = {},
): Promise<HTMLElement> {
  installPhoneLibrary();
  acceptRecords();
  const element = createElement(tag, { is });
  Object.assign(element, { recordId, objectApiName });
  document.body.appendChild(element);
  await emitData(data);
  return element;
}

/** Answers what the wires ask for; those that depend on other answers come one turn later. */
export async function emitData(data: PageData): Promise<void> {
  await settle();
  const infos: Record<string, unknown> = { Contact: data.contactInfo, Video_Session__c: data.sessionInfo };
  for (const [name, info] of Object.entries({ ...infos, Video_Proof__c: data.proofInfo })) {
    getObjectInfo.emit(info, ({ objectApiName }) => objectApiName?.objectApiName === name);
  }
  getListRecordsByName.emit(data.settings);
  getRecord.emit(data.caseRecord, ({ recordId }) => recordId === data.caseRecord.id);
  await settle();
  getRecord.emit(data.contact, ({ recordId }) => recordId === data.contact.id);
  getRelatedListRecords.emit(data.cases, ({ relatedListId }) => relatedListId === 'Cases');
  await settle();
  emitSessions(data.sessions);
  await settle();
}

export function emitSessions(rows: unknown): void {
  getRelatedListRecords.emit(rows, ({ relatedListId }) => relatedListId === 'Video_Sessions__r');
}

export function refuseSessions(status: number): void {
  getRelatedListRecords.emitError({ status }, ({ relatedListId }) => relatedListId === 'Video_Sessions__r');
}

/** Gives a record to every wire that asks for it. */
export function emitRecord(record: { id: string; fields: unknown }): void {
  getRecord.emit(record, ({ recordId }) => recordId === record.id);
}

export function refuseRecordRead(status: number, id?: string): void {
  getRecord.emitError({ status }, ({ recordId }) => id === undefined || recordId === id);
}

export function refuseObjectInfo(status: number, name?: string): void {
  const body = { message: 'Refused' };
  getObjectInfo.emitError(
    { status, body },
    ({ objectApiName }) => name === undefined || objectApiName?.objectApiName === name,
  );
}

export function refuseSettings(status: number): void {
  getListRecordsByName.emitError({ status });
}

/** What the wires ask Salesforce for, record by record or related list by related list. */
export function recordConfigs(): Record<string, unknown>[] {
  return configsOf((filter) => {
    getRecord.emit(undefined, filter);
  });
}

export function relatedListConfigs(): Record<string, unknown>[] {
  return configsOf((filter) => {
    getRelatedListRecords.emit(undefined, filter);
  });
}

type Filter = (config: Record<string, unknown>) => boolean;

/** The adapters show their configurations only to the filter of an emission. */
function configsOf(emit: (filter: Filter) => void): Record<string, unknown>[] {
  const configs: Record<string, unknown>[] = [];
  emit((config) => {
    configs.push(config);
    return false;
  });
  return configs;
}

/** Removes what a test left on the page. */
export function closePage(): void {
  document.body.replaceChildren();
  Reflect.deleteProperty(globalThis, 'startVideoPhoneNumbers');
  jest.clearAllMocks();
  jest.restoreAllMocks();
}
