import { acceptRecords, createRecord, refuseRecord, updateRecord } from 'lightning/uiRecordApi';
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
const readSettings = () => Promise.resolve(SETTINGS);
const ORDER = { contactId: '003', caseId: '500', invitation: 'SMS', phoneField: 'MobilePhone' } as const;

const { signal } = new AbortController();
const ignore = (): void => undefined;

describe('createRoomRequest', () => {
  let fetchMock: jest.Mock;

  beforeEach(() => {
    jest.useFakeTimers();
    createRecord.mockReset();
    updateRecord.mockReset();
    acceptRecords();
    fetchMock = answerFetch();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('proves itself by the hash of the verifier that it sends, written onto a row that was born empty', async () => {
    await createRoomRequest(readSettings, ORDER).send(ignore, signal);
    const { proofId, verifier } = requestBody(fetchMock, 0);
    expect(createRecord).toHaveBeenCalledWith({ apiName: 'Video_Proof__c', fields: {} });
    expect(updateRecord.mock.calls).toEqual([
      [{ fields: { Id: proofId, Hash__c: await hashVerifier('room', 'https://apps.example.com', String(verifier)) } }],
    ]);
    expect(JSON.stringify([createRecord.mock.calls, updateRecord.mock.calls])).not.toContain(verifier);
  });

  it('records session and proof at the same time', () => {
    createRecord.mockReturnValue(new Promise(ignore));
    createRoomRequest(readSettings, ORDER).send(ignore, signal).catch(ignore);
    expect(createRecord.mock.calls.map(([{ apiName }]) => apiName)).toContain('Video_Session__c');
  });

  it('tells which step it has reached', async () => {
    const onStep = jest.fn();
    await createRoomRequest(readSettings, ORDER).send(onStep, signal);
    expect(onStep.mock.calls).toEqual([['record'], ['room']]);
  });

  it('repeats a request whose answer got lost, with the same proof, once and by itself', async () => {
    fetchMock.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    const answered = await createRoomRequest(readSettings, ORDER).send(ignore, signal);
    expect(answered.callReference).toBe(room.callReference);
    expect(requestBody(fetchMock, 1)).toEqual(requestBody(fetchMock, 0));
    expect(createRecord).toHaveBeenCalledTimes(2);
    fetchMock.mockClear().mockRejectedValue(new TypeError('Failed to fetch'));
    await expect(createRoomRequest(readSettings, ORDER).send(ignore, signal)).rejects.toThrow();
    expect(fetchMock).toHaveBeenCalledTimes(2);
  });

  it('sends the same proof again for 100 seconds, then a new one for the same session', async () => {
    fetchMock.mockImplementation(() => Promise.resolve(toResponse({ status: 503, body: problem })));
    const request = createRoomRequest(readSettings, ORDER);
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
    const request = createRoomRequest(readSettings, ORDER);
    await expect(request.send(ignore, signal)).rejects.toMatchObject({ code: 'PROOF_INVALID' });
    await request.send(ignore, signal);
    expect(requestBody(fetchMock, 1).proofId).not.toBe(requestBody(fetchMock, 0).proofId);
  });

  it('records the session once when only the proof failed', async () => {
    createRecord.mockImplementationOnce(() => Promise.resolve({ id: room.sessionId }));
    createRecord.mockImplementationOnce(() => Promise.reject(new Error('Network down')));
    const request = createRoomRequest(readSettings, ORDER);
    await expect(request.send(ignore, signal)).rejects.toMatchObject({ code: 'SALESFORCE_REFUSED' });
    await request.send(ignore, signal);
    const created = createRecord.mock.calls.map(([{ apiName }]) => apiName);
    expect(created).toEqual(['Video_Session__c', 'Video_Proof__c', 'Video_Proof__c']);
  });

  it('draws another proof, and no other session, when the hash was not written', async () => {
    updateRecord.mockRejectedValueOnce(new Error('Network down'));
    const request = createRoomRequest(readSettings, ORDER);
    await expect(request.send(ignore, signal)).rejects.toMatchObject({ code: 'SALESFORCE_REFUSED' });
    expect(fetchMock).not.toHaveBeenCalled();
    await request.send(ignore, signal);
    const created = createRecord.mock.calls.map(([{ apiName }]) => apiName);
    expect(created).toEqual(['Video_Session__c', 'Video_Proof__c', 'Video_Proof__c']);
    const [first, second] = updateRecord.mock.calls.map(([{ fields }]) => fields);
    expect([first.Id, first.Hash__c]).not.toContain(second.Id);
    expect(second.Hash__c).not.toBe(first.Hash__c);
  });

  it.each([-1, -60_000, -3_600_000])('draws a new proof when the time was set back by %d ms', async (setBackMs) => {
    fetchMock.mockImplementation(() => Promise.resolve(toResponse({ status: 503, body: problem })));
    const request = createRoomRequest(readSettings, ORDER);
    await expect(request.send(ignore, signal)).rejects.toThrow();
    jest.setSystemTime(Date.now() + setBackMs);
    await expect(request.send(ignore, signal)).rejects.toThrow();
    expect(requestBody(fetchMock, 1).proofId).not.toBe(requestBody(fetchMock, 0).proofId);
  });

  it('asks the middleware for nothing that Salesforce refused to record', async () => {
    refuseRecord(403, { message: 'No access', errorCode: 'INSUFFICIENT_ACCESS' });
    await expect(createRoomRequest(readSettings, ORDER).send(ignore, signal)).rejects.toMatchObject({
      code: 'NO_PERMISSION',
    });
    expect(fetchMock).not.toHaveBeenCalled();
  });

  it('leaves out what was not chosen', async () => {
    const order = { contactId: '003', caseId: undefined, invitation: 'Link', phoneField: undefined } as const;
    await createRoomRequest(readSettings, order).send(ignore, signal);
    expect(createRecord).toHaveBeenCalledWith({
      apiName: 'Video_Session__c',
      fields: { Contact__c: '003', Invitation__c: 'Link' },
    });
  });

  it('uses the settings as they are by then, and proves itself at their middleware', async () => {
    let url = 'https://old.example.com';
    const read = () => Promise.resolve({ ...SETTINGS, middlewareUrl: url, middlewareOrigin: url });
    fetchMock.mockResolvedValueOnce(toResponse({ status: 503, body: { ...problem, code: 'VIDEO_UNAVAILABLE' } }));
    const request = createRoomRequest(read, ORDER);
    await expect(request.send(ignore, signal)).rejects.toMatchObject({ code: 'VIDEO_UNAVAILABLE' });
    url = 'https://new.example.com';
    await request.send(ignore, signal);
    expect(fetchMock.mock.calls[1][0]).toMatch(/^https:\/\/new\.example\.com\//u);
    expect(requestBody(fetchMock, 1).proofId).not.toBe(requestBody(fetchMock, 0).proofId);
  });

  it('tries once more by itself with a gate key that was replaced, and not with the same', async () => {
    const refusal = { status: 401, body: { ...problem, code: 'UNAUTHORIZED' } };
    fetchMock.mockResolvedValueOnce(toResponse(refusal));
    let reads = 0;
    const replaced = () => Promise.resolve({ ...SETTINGS, gateKey: `key-${String((reads += 1))}` });
    await createRoomRequest(replaced, ORDER).send(ignore, signal);
    expect(fetchMock.mock.calls.map(([, { headers }]) => headers['X-Gate-Key'])).toEqual(['key-1', 'key-2']);
    fetchMock.mockClear();
    fetchMock.mockResolvedValueOnce(toResponse(refusal));
    await expect(createRoomRequest(readSettings, ORDER).send(ignore, signal)).rejects.toMatchObject({
      code: 'UNAUTHORIZED',
    });
    expect(fetchMock).toHaveBeenCalledTimes(1);
  });

  it('says so if the settings are not complete any more', async () => {
    const request = createRoomRequest(() => Promise.resolve(undefined), ORDER);
    await expect(request.send(ignore, signal)).rejects.toMatchObject({ code: 'NOT_CONFIGURED' });
    expect(fetchMock).not.toHaveBeenCalled();
  });

  it('ends at once when somebody stops waiting, and goes on with the same session', async () => {
    const waiting = new AbortController();
    let finish: (record: object) => void = () => undefined;
    createRecord.mockImplementationOnce(() => new Promise((resolve) => (finish = resolve)));
    const request = createRoomRequest(readSettings, ORDER);
    const sent = request.send(ignore, waiting.signal);
    waiting.abort();
    await expect(sent).rejects.toMatchObject({ code: 'CANCELLED' });
    const again = request.send(ignore, signal);
    finish({ id: 'a01000000000001AAA' });
    await again.catch(() => undefined);
    const sessions = createRecord.mock.calls.filter(([{ apiName }]) => apiName === 'Video_Session__c');
    expect(sessions).toHaveLength(1);
    expect(request.sessionId).toBe('a01000000000001AAA');
  });
});
