import LightningModal from 'lightning/modal';
import { updateRecord } from 'lightning/uiRecordApi';
import VideoSetup from 'c/videoSetup';
import settingsRows from './data/settings.json';
import { takeKeptDraft } from '../main/default/lwc/videoSetup/keptDraft';
import { findAll, get, settle } from './dom';
import { closePage, emitRecord } from './page';
import { CONNECTION, clear, click, emitInfo, emitSettings, serveSetup, show, type SetupServer } from './setup';

export const INFO = {
  apiName: 'Video_Settings__c',
  createable: true,
  updateable: true,
  fields: { Default_Region__c: { label: 'Default Region' } },
};
export const ORG = '00D000000000001AAA';

/** The middleware, and a Salesforce that saves. */
export function servePage(): SetupServer {
  updateRecord.mockImplementation(() => Promise.resolve({}));
  return serveSetup();
}

export function leavePage(): void {
  clear();
  closePage();
  takeKeptDraft();
}

/** The settings record as it was saved. */
export function record(changes: Record<string, string | null> = {}, by = 'Ines Carvalho') {
  const [row] = JSON.parse(JSON.stringify(settingsRows.records));
  for (const [field, value] of Object.entries({
    Org_Id__c: ORG,
    LastModifiedDate: '2026-11-20T09:00:00.000Z',
    ...changes,
  })) {
    row.fields[field] = { value };
  }
  row.fields.LastModifiedBy = { value: { fields: { Name: { value: by } } } };
  return row;
}

/** The question that is asked before something breaks. */
export const ask = LightningModal.open as unknown as jest.Mock;

/** What the last question says would break. */
export function asked(): string[] {
  return ask.mock.calls.at(-1)[0].breakages.map(({ title }: { title: string }) => title);
}

/** Saves of the settings record; a proof of the person is written by an update too. */
export function saves() {
  return updateRecord.mock.calls.filter(([{ fields }]) => fields.Id === CONNECTION.settingsId);
}

/** Lets the next save of the settings be answered so, and proofs be written meanwhile. */
export function answerSave(answer: () => Promise<unknown>): void {
  updateRecord.mockImplementation(({ fields }) =>
    fields.Id === CONNECTION.settingsId ? answer() : Promise.resolve({}),
  );
}

/** @param rows what the list of settings holds: one record, or none in an org that was never set up */
export async function openSetup(rows: unknown[] = [record()]): Promise<HTMLElement> {
  const element = await show('c-video-setup', VideoSetup);
  emitInfo(INFO);
  emitSettings(rows);
  await settle();
  if (rows.length > 0) {
    emitRecord(rows[0] as { id: string; fields: unknown });
  }
  await settle();
  // What is counted from here on are saves of the settings: the proof of the person was written before.
  updateRecord.mockClear();
  return element;
}

export async function goTo(element: HTMLElement, step: string): Promise<void> {
  await click(get(element, `[data-name=${step}]`));
}

/** States of the steps, in their order. */
export function states(element: HTMLElement) {
  return findAll(element, '.state').map(({ textContent }) => textContent?.replace('c.VideoSetup_Path', ''));
}
