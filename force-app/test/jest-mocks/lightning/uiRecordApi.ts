import { createLdsTestWireAdapter } from '@salesforce/wire-service-jest-util';

export const getRecord = createLdsTestWireAdapter(jest.fn());
export const createRecord = jest.fn();
export const updateRecord = jest.fn(() => Promise.resolve({}));
export const notifyRecordUpdateAvailable = jest.fn(() => Promise.resolve());

/** Makes Salesforce give the ids of a new session and a new proof, counting up with each record. */
export function acceptRecords(): void {
  let count = 0;
  createRecord.mockImplementation(({ apiName }: { apiName: string }) => {
    count += 1;
    const prefix = apiName === 'Video_Session__c' ? 'a01' : 'a02';
    return Promise.resolve({ id: `${prefix}${String(count).padStart(15, '0')}` });
  });
}

/** Answers in the UI API's own shape. */
export function refuseRecord(status: number, body: unknown): void {
  createRecord.mockRejectedValue({ ok: false, status, statusText: 'Refused', body });
}
