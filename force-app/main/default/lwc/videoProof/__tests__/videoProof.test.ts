import { acceptRecords, createRecord, refuseRecord, updateRecord } from 'lightning/uiRecordApi';
import { createVerifier, hashVerifier, recordProof } from 'c/videoProof';

const ORIGIN = 'https://video.example.com';
const VERIFIER = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8';

describe('createVerifier', () => {
  it('draws 32 bytes as base64url text, never the same twice', () => {
    const drawn = Array.from({ length: 50 }, createVerifier);
    expect(new Set(drawn).size).toBe(drawn.length);
    drawn.forEach((verifier) => expect(verifier).toMatch(/^[A-Za-z0-9_-]{43}$/));
  });
});

describe('hashVerifier', () => {
  it('computes the hash that the middleware computes', async () => {
    // printf 'start-video/v1|room|…|…' | openssl dgst -sha256 -binary | basenc --base64url
    expect(await hashVerifier('room', ORIGIN, VERIFIER)).toBe('jqQclqPlUrWc7eQTRCWE7DQHqWdPcm61IpoblN5K5q4');
  });

  it('differs by purpose, by origin and by verifier', async () => {
    const hashes = await Promise.all([
      hashVerifier('room', ORIGIN, VERIFIER),
      hashVerifier('setup', ORIGIN, VERIFIER),
      hashVerifier('room', 'https://other.example.com', VERIFIER),
      hashVerifier('room', ORIGIN, createVerifier()),
    ]);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe('recordProof', () => {
  beforeEach(() => {
    createRecord.mockReset();
    updateRecord.mockReset();
    acceptRecords();
  });

  it('inserts an empty row and writes the hash by one update of it', async () => {
    const { id, verifier } = await recordProof('setup', ORIGIN);
    expect(createRecord.mock.calls).toEqual([[{ apiName: 'Video_Proof__c', fields: {} }]]);
    expect(updateRecord.mock.calls).toEqual([
      [{ fields: { Id: id, Hash__c: await hashVerifier('setup', ORIGIN, verifier) } }],
    ]);
  });

  it('proves nothing by a row that Salesforce refused to insert, or to write', async () => {
    updateRecord.mockRejectedValueOnce(new Error('No'));
    await expect(recordProof('room', ORIGIN)).rejects.toThrow('No');
    updateRecord.mockClear();
    refuseRecord(403, { message: 'No access' });
    await expect(recordProof('room', ORIGIN)).rejects.toMatchObject({ status: 403 });
    expect(updateRecord).not.toHaveBeenCalled();
  });
});
