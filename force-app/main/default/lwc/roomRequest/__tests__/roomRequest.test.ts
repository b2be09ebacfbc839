import { acceptRecords, createRecord, refuseRecord } from 'lightning/uiRecordApi';
import { createRoomRequest } from 'c/roomRequest';
import { hashVerifier } from 'c/videoProof';
import type { VideoSettings } from 'c/videoSettings';
import problem from '../../../../../test/data/problem.json';
import room from '../../../../../test/data/room.json';
import { answerFetch, requestBody, toResponse } from '../../../../../test/page';

const SETTINGS: VideoSettings = {
  middlewareUrl: 'https://apps.example.com/video',
  middlewareOrigin: 'https://apps.example.com',
  gateKey: 'test-gate-key',
  phoneFields: ['MobilePhone'],
  defaultRegion: 'US',
  defaultInvitation: 'SMS',
  opensInWindow: false,
};
const ORDER = { contactId: '003', caseId: '500', invitation: 'SMS', phoneField: 'MobilePhone' } as const;

const { signal } = new AbortController();
const ignore = (): void => undefined;

describe('createRoomRequest', () => {
  let fetchMock: jest.Mock;

  beforeEach(() => {
    jest.useFakeTimers();
    createRecord.mockReset();
    acceptRecords();
    fetchMock = answerFetch();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('proves itself by the hash of the verifier that it sends', async () => {
    await createRoomRequest(SETTINGS, ORDER).send(ignore, signal);
    const proof = createRecord.mock.calls.map(([input]) => input).find(({ apiName }) => apiName === 'Video_Proof__c');
    const verifier = String(requestBody(fetchMock, 0).verifier);
    expect(proof.fields).toEqual({ Hash__c: await hashVerifier('room', 'https://apps.example.com', verifier) });
    expect(JSON.stringify(createRecord.mock.calls)).not.toContain(verifier);
  });

  it('records session and proof at the same time', () => {
    createRecord.mockReturnValue(new Promise(ignore));
    createRoomRequest(SETTINGS, ORDER).send(ignore, signal).catch(ignore);
    expect(createRecord.mock.calls.map(([{ apiName }]) => apiName)).toContain('Video_Session__c');
  });

  it('tells which step it has reached', async () => {
    const onStep = jest.fn();
    await createRoomRequest(SETTINGS, ORDER).send(onStep, signal);
    expect(onStep.mock.calls).toEqual([['record'], ['room']]);
  });

  it('repeats a request whose answer got lost, with the same proof, once and by itself', async () => {
    fetchMock.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    const answered = await createRoomRequest(SETTINGS, ORDER).send(ignore, signal);
    expect(answered.callReference).toBe(room.callReference);
    expect(requestBody(fetchMock, 1)).toEqual(requestBody(fetchMock, 0));
    expect(createRecord).toHaveBeenCalledTimes(2);
    fetchMock.mockClear().mockRejectedValue(new TypeError('Failed to fetch'));
    await expect(createRoomRequest(SETTINGS, ORDER).send(ignore, signal)).rejects.toThrow();
    expect(fetchMock).toHaveBeenCalledTimes(2);
  });

  it('sends the same proof again for 100 seconds, then a new one for the same session', async () => {
    fetchMock.mockImplementation(() => Promise.resolve(toResponse({ status: 503, body: problem })));
    const request = createRoomRequest(SETTINGS, ORDER);
    await expect(request.send(ignore, signal)).rejects.toThrow();
    jest.advanceTimersByTime(100_000);
    await expect(request.send(ignore, signal)).rejects.toThrow();
    expect(requestBody(fetchMock, 1)).toEqual(requestBody(fetchMock, 0));
    jest.advanceTimersByTime(1);
    await expect(request.send(ignore, signal)).rejects.toThrow();
    expect(requestBody(fetchMock, 2).proofId).not.toBe(requestBody(fetchMock, 0).proofId);
    expect(requestBody(fetchMock, 2).verifier).not.toBe(requestBody(fetchMock, 0).verifier);
    expect(new Set(fetchMock.mock.calls.map(([url]) => url)).size).toBe(1);
  });

  it('draws a new proof after one was refused', async () => {
    fetchMock.mockResolvedValueOnce(toResponse({ status: 403, body: { ...problem, code: 'PROOF_INVALID' } }));
    const request = createRoomRequest(SETTINGS, ORDER);
    await expect(request.send(ignore, signal)).rejects.toMatchObject({ code: 'PROOF_INVALID' });
    await request.send(ignore, signal);
    expect(requestBody(fetchMock, 1).proofId).not.toBe(requestBody(fetchMock, 0).proofId);
  });

  it('records the session once when only the proof failed', async () => {
    createRecord.mockImplementationOnce(() => Promise.resolve({ id: room.sessionId }));
    createRecord.mockImplementationOnce(() => Promise.reject(new Error('Network down')));
    const request = createRoomRequest(SETTINGS, ORDER);
    await expect(request.send(ignore, signal)).rejects.toMatchObject({ code: 'SALESFORCE_REFUSED' });
    await request.send(ignore, signal);
    const created = createRecord.mock.calls.map(([{ apiName }]) => apiName);
    expect(created).toEqual(['Video_Session__c', 'Video_Proof__c', 'Video_Proof__c']);
  });

  it('asks the middleware for nothing that Salesforce refused to record', async () => {
    refuseRecord(403, { message: 'No access', errorCode: 'INSUFFICIENT_ACCESS' });
    await expect(createRoomRequest(SETTINGS, ORDER).send(ignore, signal)).rejects.toMatchObject({
      code: 'NO_PERMISSION',
    });
    expect(fetchMock).not.toHaveBeenCalled();
  });

  it('leaves out what was not chosen', async () => {
    const order = { contactId: '003', caseId: undefined, invitation: 'Link', phoneField: undefined } as const;
    await createRoomRequest(SETTINGS, order).send(ignore, signal);
    expect(createRecord).toHaveBeenCalledWith({
      apiName: 'Video_Session__c',
      fields: { Contact__c: '003', Invitation__c: 'Link' },
    });
  });
});
